import dev.hapax.*;
import java.io.IOException;
import java.net.URI;
import java.net.http.*;

class Http {
    record Order(String id) {}

    private final HttpClient client = HttpClient.newHttpClient();

    @KafkaHandler(topics = "a", group = "g")
    void posts(Order order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + order.id()))
                .POST(HttpRequest.BodyPublishers.ofString(order.id()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding()); // hapax: remote-call
    }

    @KafkaHandler(topics = "b", group = "g")
    void puts(Order order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + order.id()))
                .PUT(HttpRequest.BodyPublishers.ofString(order.id()))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @KafkaHandler(topics = "c", group = "g")
    void gets(Order order) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create("http://localhost/")).GET().build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
