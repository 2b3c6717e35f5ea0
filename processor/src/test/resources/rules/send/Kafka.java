import dev.hapax.*;
import org.apache.kafka.clients.producer.*;

class Kafka {
    record Order(String id) {}

    private final Producer<String, String> producer;

    Kafka(Producer<String, String> producer) {
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void plain(Order order) {
        producer.send(new ProducerRecord<>("invoices", order.id(), "x")); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "b", group = "g")
    void emitted(Order order, Emitter<String, String> out) {
        out.send("invoices", order.id(), "x"); // hapax: send
    }

    @KafkaHandler(topics = "c", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void emittedInTransaction(Order order, Emitter<String, String> out) {
        out.send("invoices", order.id(), "x");
    }

    @KafkaHandler(topics = "d", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void pastTheTransaction(Order order, Emitter<String, String> out) {
        producer.send(new ProducerRecord<>("invoices", order.id(), "x")); // hapax: uncovered-effect, unawaited-send
    }

    @KafkaHandler(topics = "e", group = "g")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void lossy(Order order) {
        producer.send(new ProducerRecord<>("invoices", order.id(), "x")); // hapax: lossy-guarantee warning
    }

    @KafkaHandler(topics = "f", group = "g")
    @Dedup(key = "id")
    void deduplicated(Order order) {
        producer.send(new ProducerRecord<>("invoices", order.id(), "x")); // hapax: check-then-act note, unawaited-send
    }

    @KafkaHandler(topics = "h", group = "g")
    void lambda(Order order) {
        java.util.List.of("a", "b").forEach(topic -> producer.send(new ProducerRecord<>(topic, order.id(), "x"))); // hapax: send, unawaited-send
    }
}
