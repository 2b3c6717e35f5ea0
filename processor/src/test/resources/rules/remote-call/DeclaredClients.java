import dev.hapax.*;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.client.annotation.Client;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

class DeclaredClients {
    record Booking(String id, String guest) {}

    interface RoomsApi {
        @PostMapping("/rooms/{id}/keys")
        void makeKey(@PathVariable("id") String id);

        @GetMapping("/rooms/{id}")
        String room(@PathVariable("id") String id);
    }

    @FeignClient(name = "rooms", fallback = RoomsFallback.class)
    interface Rooms extends RoomsApi {
        @RequestMapping(method = RequestMethod.POST, value = "/rooms")
        String book(Booking booking);

        @RequestMapping("/rooms")
        String all();

        @PutMapping("/rooms/{id}")
        void replace(@PathVariable("id") String id, Booking booking);

        @GetMapping("/guests/{id}/points")
        int points(@PathVariable("id") String id);

        @PutMapping("/guests/{id}/points")
        void setPoints(@PathVariable("id") String id, int points);

        @PostMapping("/charges")
        void charge(@RequestHeader("Idempotency-Key") String key, Booking booking);
    }

    static class RoomsFallback implements Rooms {
        @Override
        public String book(Booking booking) {
            return "";
        }

        @Override
        public String all() {
            return "";
        }

        @Override
        public void replace(String id, Booking booking) {}

        @Override
        public void charge(String key, Booking booking) {}

        @Override
        public int points(String id) {
            return 0;
        }

        @Override
        public void setPoints(String id, int points) {}

        @Override
        public void makeKey(String id) {}

        @Override
        public String room(String id) {
            return "";
        }
    }

    interface Guests {
        @PostExchange("/guests")
        void register(@org.springframework.web.bind.annotation.RequestBody Booking booking);

        @GetExchange("/guests/{id}")
        String guest(@PathVariable String id);

        @PostExchange("/guests")
        Mono<Void> later(@org.springframework.web.bind.annotation.RequestBody Booking booking);
    }

    @RegisterRestClient
    @Path("/invoices")
    interface Invoices {
        @PATCH
        void amend(Booking booking);

        @PUT
        void write(Booking booking);

        @PATCH
        void amendOnce(@HeaderParam("X-Idempotency-Key") String key, Booking booking);
    }

    @Client("/parking")
    interface Parking {
        @io.micronaut.http.annotation.Post
        void park(@Body Booking booking);

        @io.micronaut.http.annotation.Post
        void parkOnce(@Header("Idempotency-Key") String key, @Body Booking booking);
    }

    interface Spa {
        @retrofit2.http.POST("treatments")
        retrofit2.Call<String> treat(@retrofit2.http.Body Booking booking);

        @retrofit2.http.GET("treatments")
        retrofit2.Call<String> treatments();
    }

    interface Taxi {
        @feign.RequestLine("POST /rides")
        void call(Booking booking);

        @feign.RequestLine("GET /rides")
        String rides();
    }

    private final Rooms rooms;
    private final Guests guests;
    private final Invoices invoices;
    private final Parking parking;
    private final Spa spa;
    private final Taxi taxi;

    DeclaredClients(Rooms rooms, Guests guests, Invoices invoices, Parking parking, Spa spa, Taxi taxi) {
        this.rooms = rooms;
        this.guests = guests;
        this.invoices = invoices;
        this.parking = parking;
        this.spa = spa;
        this.taxi = taxi;
    }

    @KafkaHandler(topics = "a", group = "g")
    void feign(Booking booking) {
        rooms.book(booking); // hapax: remote-call
        rooms.makeKey(booking.id()); // hapax: remote-call
        rooms.charge(booking.id(), booking);
        rooms.charge(UUID.randomUUID().toString(), booking); // hapax: remote-call
        rooms.replace(booking.id(), booking);
        rooms.room(booking.id());
        rooms.all();
    }

    @KafkaHandler(topics = "a2", group = "g")
    void readsAndWritesBack(Booking booking) {
        int before = rooms.points(booking.guest());
        int after = 0;
        if (before > 0) {
            after = before + 10;
        }
        rooms.setPoints(booking.guest(), after); // hapax: increment
        rooms.setPoints(booking.guest(), 10);
    }

    @KafkaHandler(topics = "b", group = "g")
    void exchanges(Booking booking) {
        guests.register(booking); // hapax: remote-call
        guests.guest(booking.id());
        guests.later(booking); // hapax: async-handoff
        guests.later(booking).block(); // hapax: remote-call
    }

    @KafkaHandler(topics = "c", group = "g")
    void microProfile(Booking booking) {
        invoices.amend(booking); // hapax: remote-call
        invoices.amendOnce(booking.id(), booking);
        invoices.write(booking);
    }

    @KafkaHandler(topics = "d", group = "g")
    void micronaut(Booking booking) {
        parking.park(booking); // hapax: remote-call
        parking.parkOnce(booking.id(), booking);
    }

    @KafkaHandler(topics = "e", group = "g")
    void retrofit(Booking booking) throws IOException {
        spa.treat(booking).execute(); // hapax: remote-call
        spa.treatments().execute();
    }

    @KafkaHandler(topics = "f", group = "g")
    void openFeign(Booking booking) {
        taxi.call(booking); // hapax: remote-call
        taxi.rides();
    }
}
