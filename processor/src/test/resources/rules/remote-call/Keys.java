import dev.hapax.*;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

class Keys {
    record Refund(String id, String shop, long cents) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final RestTemplate template = new RestTemplate();
    private final RestClient rest;
    private final String instance;

    Keys(RestClient rest, String instance) {
        this.rest = rest;
        this.instance = instance;
    }

    @KafkaHandler(topics = "a", group = "g")
    void fromTheMessage(Refund refund) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://pay.example/refunds"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", refund.id())
                .POST(HttpRequest.BodyPublishers.ofString(refund.shop()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @KafkaHandler(topics = "b", group = "g")
    void anotherOneInEachRun(Refund refund) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://pay.example/refunds"))
                .header("Idempotency-Key", UUID.randomUUID().toString()) // hapax: nondeterministic-identity warning
                .POST(HttpRequest.BodyPublishers.ofString(refund.shop()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding()); // hapax: remote-call
    }

    @KafkaHandler(topics = "c", group = "g")
    void madeOfTheMessage(Refund refund) throws IOException, InterruptedException {
        UUID key = UUID.nameUUIDFromBytes((refund.shop() + "/" + refund.id()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://pay.example/refunds"))
                .setHeader("X-Idempotency-Key", "refund-" + key)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(refund.shop()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @KafkaHandler(topics = "d", group = "g")
    void theSameForAllMessages(Refund refund) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://pay.example/refunds"))
                .header("Idempotency-Key", instance)
                .POST(HttpRequest.BodyPublishers.ofString(refund.shop()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding()); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "e", group = "g")
    void anotherHeader(Refund refund) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://pay.example/refunds"))
                .header("X-Shop", refund.id())
                .POST(HttpRequest.BodyPublishers.ofString(refund.shop()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding()); // hapax: remote-call
    }

    @KafkaHandler(topics = "f", group = "g")
    void headersOfAnEntity(Refund refund) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", refund.id());
        template.postForEntity("https://pay.example/refunds", new HttpEntity<>(refund, headers), String.class);
    }

    @KafkaHandler(topics = "h", group = "g")
    void headersMadeElsewhere(Refund refund) {
        template.exchange(
                "https://pay.example/refunds",
                HttpMethod.POST,
                new HttpEntity<>(refund, headers(refund)),
                String.class);
    }

    private static HttpHeaders headers(Refund refund) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Idempotency-Key", refund.id());
        return headers;
    }

    @KafkaHandler(topics = "i", group = "g")
    void headersWithoutAKey(Refund refund) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        template.postForEntity("https://pay.example/refunds", new HttpEntity<>(refund, headers), String.class); // hapax: remote-call
    }

    @KafkaHandler(topics = "j", group = "g")
    void aChain(Refund refund) {
        rest.post()
                .uri("https://pay.example/refunds")
                .header("Idempotency-Key", refund.id())
                .body(refund)
                .retrieve()
                .toBodilessEntity();
    }

    @KafkaHandler(topics = "k", group = "g")
    void aLambda(Refund refund) {
        rest.post()
                .uri("https://pay.example/refunds")
                .headers(headers -> headers.set("Idempotency-Key", refund.id()))
                .body(refund)
                .retrieve()
                .toBodilessEntity();
    }

    @KafkaHandler(topics = "l", group = "g")
    void aConnection(Refund refund) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new java.net.URL("https://pay.example/refunds").openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Idempotency-Key", refund.id());
        connection.getResponseCode();
    }

    @KafkaHandler(topics = "m", group = "g")
    void aKeyOfAnotherRequest(Refund refund) {
        String known = rest.post()
                .uri("https://pay.example/tokens")
                .header("Idempotency-Key", refund.id())
                .retrieve()
                .body(String.class);
        rest.post().uri("https://pay.example/refunds").body(known).retrieve().toBodilessEntity(); // hapax: remote-call
    }

    @KafkaHandler(topics = "n", group = "g")
    void aLongChain(Refund refund) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder()
                        .uri(URI.create("https://pay.example/shops/" + refund.shop() + "/refunds/" + refund.id()))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-Shop", refund.shop())
                        .header("X-Amount", String.valueOf(refund.cents()))
                        .header("Idempotency-Key", "refund/" + refund.shop() + "/" + refund.id())
                        .timeout(java.time.Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"shop\": \"" + refund.shop() + "\", \"cents\": " + refund.cents() + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @KafkaHandler(topics = "o", group = "g")
    void aLongChainWithoutAKey(Refund refund) throws IOException, InterruptedException {
        client.send( // hapax: remote-call
                HttpRequest.newBuilder()
                        .uri(URI.create("https://pay.example/shops/" + refund.shop() + "/refunds/" + refund.id()))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-Shop", refund.shop())
                        .header("X-Amount", String.valueOf(refund.cents()))
                        .header("X-Till", "refund/" + refund.shop() + "/" + refund.id())
                        .timeout(java.time.Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"shop\": \"" + refund.shop() + "\", \"cents\": " + refund.cents() + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
