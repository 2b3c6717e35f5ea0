import dev.hapax.*;
import java.io.IOException;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class Answers {
    private final SseEmitter browser;
    private final RSocketRequester stock;

    Answers(SseEmitter browser, RSocketRequester stock) {
        this.browser = browser;
        this.stock = stock;
    }

    @KafkaHandler(topics = "a", group = "g")
    void tellsTheBrowser(String id) throws IOException {
        browser.send(id); // hapax: send
    }

    @KafkaHandler(topics = "a2", group = "g")
    void endsTheAnswer(String id) {
        browser.complete();
    }

    @KafkaHandler(topics = "a3", group = "g")
    void fires(String id) {
        stock.route("stock.take").data(id).send().block(); // hapax: remote-call
    }

    @KafkaHandler(topics = "a4", group = "g")
    void asks(String id) {
        stock.route("stock.{id}", id).data(id).retrieveMono(String.class).block(); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "a5", group = "g")
    void neverSends(String id) {
        stock.route("stock.take").data(id);
    }
}
