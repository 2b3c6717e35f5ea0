import dev.hapax.*;
import jakarta.persistence.*;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.core.KafkaTemplate;

class Chance {
    record Booking(String id, String seat) {}

    record Confirmed(String eventId, String bookingId, Instant at) {}

    @Entity
    static class Ticket {
        @Id
        String id;

        String seat;
        Instant printedAt;

        Ticket(String id, String seat) {
            this.id = id;
            this.seat = seat;
        }

        Ticket() {}
    }

    interface Tickets extends JpaRepository<Ticket, String> {}

    private final Tickets tickets;
    private final KafkaTemplate<String, Object> kafka;

    Chance(Tickets tickets, KafkaTemplate<String, Object> kafka) {
        this.tickets = tickets;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "g")
    void aRandomKey(Booking booking) {
        String id = UUID.randomUUID().toString(); // hapax: nondeterministic-identity warning

        tickets.save(new Ticket(id, booking.seat())); // hapax: insert
    }

    @KafkaHandler(topics = "b", group = "g")
    void aKeyOfTheMessage(Booking booking) {
        String id = UUID.nameUUIDFromBytes(booking.id().getBytes(StandardCharsets.UTF_8)).toString();
        tickets.save(new Ticket(id, booking.seat()));
    }

    @KafkaHandler(topics = "c", group = "g")
    void aRandomNameInAMessage(Booking booking) {
        String event = UUID.randomUUID().toString(); // hapax: nondeterministic-identity warning

        kafka.send("confirmed", booking.id(), new Confirmed(event, booking.id(), Instant.now())); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "d", group = "g")
    void theTimeOfAWrite(Booking booking) {
        Ticket ticket = new Ticket(booking.id(), booking.seat());
        ticket.printedAt = Instant.now();
        tickets.save(ticket);
    }

    @KafkaHandler(topics = "e", group = "g")
    void aRandomValueThatIsOverwritten(Booking booking) {
        String gate = UUID.randomUUID().toString(); // hapax: nondeterministic-value note

        tickets.save(new Ticket(booking.id(), gate));
    }

    @KafkaHandler(topics = "f", group = "g")
    void chanceDecides(Booking booking) {
        if (Math.random() < 0.9) { // hapax: nondeterministic-value note
            kafka.send("confirmed", booking.id()); // hapax: send, unawaited-send
        }
    }
}
