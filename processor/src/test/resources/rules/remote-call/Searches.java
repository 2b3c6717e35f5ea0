import dev.hapax.*;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.*;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.util.UriComponentsBuilder;

/** A POST whose address says that it only asks. */
class Searches {
    record Order(String id, boolean late) {}

    static class Addresses {
        @Value("${parcels.host}")
        private String host;

        @Value("${parcels.search.endpoint}")
        private String parcels;

        private String userSearchPath;
        private String savedSearchPath;
        private String elasticSearchUrl;
        private String searchUrl;
        private String createPath;

        @Value("${search.service.url}")
        private String indexes;

        String getHost() {
            return host;
        }

        String getUserSearchPath() {
            return userSearchPath;
        }
    }

    @FeignClient(name = "parcels")
    interface Parcels {
        @PostMapping("/parcels/_search")
        String search(Order order);

        @RequestMapping(value = "/parcels/findByOrder", method = RequestMethod.POST)
        String of(Order order);

        @PostMapping("/parcels/search-alerts")
        String alert(Order order);

        @PostMapping
        String add(Order order);
    }

    @RegisterRestClient
    @Path("/search")
    interface Index {
        @POST
        @Path("/query")
        String query(Order order);

        @POST
        void put(Order order);
    }

    interface Prices {
        @PostExchange("/prices/query?all=true")
        String query(Order order);

        @PostExchange("/prices/query/{id}/answers")
        String answer(Order order);
    }

    private final RestTemplate rest = new RestTemplate();
    private final RestClient client = RestClient.create("http://search");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Addresses addresses;
    private final Parcels parcels;
    private final Index index;
    private final Prices prices;

    Searches(Addresses addresses, Parcels parcels, Index index, Prices prices) {
        this.addresses = addresses;
        this.parcels = parcels;
        this.index = index;
        this.prices = prices;
    }

    @KafkaHandler(topics = "a", group = "g")
    void asks(Order order) {
        rest.postForObject("http://orders/_search", order, Map.class);
    }

    @KafkaHandler(topics = "b", group = "g")
    void asksWithParameters(Order order) {
        rest.postForObject("http://orders/search/?tenant=" + order.id(), order, Map.class);
    }

    @KafkaHandler(topics = "c", group = "g")
    void sendsToTheSearchService(Order order) {
        rest.postForObject("http://search/orders", order, Map.class); // hapax: remote-call
        rest.postForObject("http://search", order, Map.class); // hapax: remote-call
        rest.postForObject("http://orders/search/" + order.id(), order, Map.class); // hapax: remote-call
        rest.postForObject("http://orders/research", order, Map.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "d", group = "g")
    void configured(Order order) {
        StringBuilder address = new StringBuilder(addresses.getHost());
        address.append(addresses.getUserSearchPath());
        address.append("?tenant=").append(order.id());
        if (order.late()) {
            address.append("&late=true");
        }
        fetch(address, order);
    }

    @KafkaHandler(topics = "e", group = "g")
    void configuredByKey(Order order) {
        fetch(new StringBuilder(addresses.host).append(addresses.parcels), order);
    }

    private Object fetch(StringBuilder address, Order order) {
        return rest.postForObject(address.toString(), order, Map.class);
    }

    @KafkaHandler(topics = "f", group = "g")
    void configuredOtherwise(Order order) {
        rest.postForObject(addresses.host + addresses.savedSearchPath, order, Map.class); // hapax: remote-call
        rest.postForObject(addresses.host + addresses.createPath, order, Map.class); // hapax: remote-call
        rest.postForObject(addresses.elasticSearchUrl, order, Map.class); // hapax: remote-call
        rest.postForObject(addresses.searchUrl, order, Map.class); // hapax: remote-call
        rest.postForObject(addresses.indexes, order, Map.class); // hapax: remote-call
        rest.postForObject(addresses.parcels + order.id(), order, Map.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "g", group = "g")
    void oneOrTheOther(Order order) {
        rest.postForObject("http://orders/" + (order.late() ? "search" : "late"), order, Map.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "h", group = "g")
    void built(Order order) {
        URI address = UriComponentsBuilder.fromUriString("http://orders/search")
                .queryParam("tenant", order.id())
                .build()
                .toUri();
        rest.postForObject(address, order, Map.class);
        rest.postForObject(URI.create("http://orders/search"), order, Map.class);
    }

    @KafkaHandler(topics = "i", group = "g")
    void builtFurther(Order order) {
        URI address = UriComponentsBuilder.fromUriString("http://orders/search")
                .path("/saved")
                .build()
                .toUri();
        rest.postForObject(address, order, Map.class); // hapax: remote-call
        rest.postForObject(URI.create("http://orders/search").resolve("add"), order, Map.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "j", group = "g")
    void chained(Order order) {
        client.post().uri("/orders/_search").body(order).retrieve().body(String.class);
        client.post().uri("/orders").body("/search").retrieve().body(String.class); // hapax: remote-call
        client.post().body(order).retrieve().body(String.class); // hapax: remote-call
        client.patch().uri("/orders/_search").body(order).retrieve().body(String.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "k", group = "g")
    void ofTheJdk(Order order) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(URI.create("http://orders/_search"))
                        .POST(HttpRequest.BodyPublishers.ofString(order.id()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpRequest put = HttpRequest.newBuilder()
                .uri(URI.create("http://orders/add"))
                .POST(HttpRequest.BodyPublishers.ofString("http://orders/_search"))
                .build();
        http.send(put, HttpResponse.BodyHandlers.ofString()); // hapax: remote-call
    }

    @KafkaHandler(topics = "l", group = "g")
    void declared(Order order) {
        parcels.search(order);
        parcels.of(order);
        index.query(order);
        prices.query(order);
        parcels.alert(order); // hapax: remote-call
        parcels.add(order); // hapax: remote-call
        index.put(order); // hapax: remote-call
        prices.answer(order); // hapax: remote-call
    }

    @KafkaHandler(topics = "m", group = "g")
    void token(Order order) {
        rest.postForObject("http://login/oauth/token", order, Map.class);
        rest.postForObject("http://login/realms/shop/protocol/openid-connect/token", order, Map.class);
        rest.postForObject("http://devices/token", order, Map.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "n", group = "g")
    void logsThatNothingWasFound(Order order) {
        try {
            rest.postForObject("http://orders/_search", order, Map.class);
        } catch (RuntimeException e) {
            System.err.println(e);
        }
    }

    @KafkaHandler(topics = "o", group = "g")
    void runs(Order order) throws IOException {
        Runtime.getRuntime().exec("/usr/local/bin/search"); // hapax: remote-call
    }

    @KafkaHandler(topics = "p", group = "g")
    void asAnEntity(Order order) {
        rest.exchange(RequestEntity.post(URI.create("http://orders/search")).body(order), String.class);
        rest.exchange(new RequestEntity<>("search", HttpMethod.POST, URI.create("http://orders")), String.class); // hapax: remote-call warning
    }
}
