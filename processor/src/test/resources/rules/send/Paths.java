import dev.hapax.*;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.*;

class Paths {
    record Order(String id, List<String> lines, String kind) {}

    interface Outbox {
        void publish(Order order);
    }

    static final class KafkaOutbox implements Outbox {
        private final Producer<String, String> producer;

        KafkaOutbox(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        public void publish(Order order) {
            producer.send(new ProducerRecord<>(Topics.ORDERS, order.id())); // hapax: send, unawaited-send
        }
    }

    static final class Topics {
        static final String ORDERS = "or" + "ders";
    }

    abstract static class Template {
        void run(Order order) {
            step(order);
        }

        abstract void step(Order order);
    }

    static final class Concrete extends Template {
        private final Producer<String, String> producer;

        Concrete(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        void step(Order order) {
            producer.send(new ProducerRecord<>("steps", order.id())); // hapax: send, unawaited-send
        }
    }

    private final Outbox outbox;
    private final Template template;
    private final Producer<String, String> producer;

    Paths(Outbox outbox, Template template, Producer<String, String> producer) {
        this.outbox = outbox;
        this.template = template;
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void throughAnInterface(Order order) {
        outbox.publish(order);
    }

    @KafkaHandler(topics = "b", group = "g")
    void throughATemplateMethod(Order order) {
        template.run(order);
    }

    @KafkaHandler(topics = "c", group = "g")
    void methodReference(Order order) {
        order.lines().forEach(this::sendLine);
        Optional.of(order.id()).ifPresent(id -> sendId(id));
    }

    private void sendLine(String line) {
        producer.send(new ProducerRecord<>("lines", line)); // hapax: send, unawaited-send
    }

    private void sendId(String id) {
        producer.send(new ProducerRecord<>("ids", id)); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "d", group = "g")
    void recursive(Order order) {
        down(order, 3);
    }

    private void down(Order order, int depth) {
        if (depth > 0) {
            producer.send(new ProducerRecord<>("depths", order.id())); // hapax: send, unawaited-send
            down(order, depth - 1);
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void vouched(Order order) {
        trusted(order);
    }

    @AssumeIdempotent(reason = "the receiver keeps the last one a key")
    private void trusted(Order order) {
        producer.send(new ProducerRecord<>("compacted", order.id(), order.kind()));
    }
}
