import dev.hapax.*;
import org.apache.kafka.clients.producer.*;

/** What only objects of another class reach is not reached. */
class Types {
    interface Step {
        void take(String id);
    }

    static final class Charging implements Step {
        private final Producer<String, String> producer;

        Charging(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        public void take(String id) {
            producer.send(new ProducerRecord<>("charges", id)); // hapax: send, unawaited-send
        }
    }

    static final class Printing implements Step {
        private final Producer<String, String> producer;

        Printing(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        public void take(String id) {
            producer.send(new ProducerRecord<>("prints", id));
        }
    }

    sealed interface Message permits Ordered, Shipped {}

    record Ordered(String id) implements Message {}

    record Shipped(String id) implements Message {}

    private final Producer<String, String> producer;

    Types(Producer<String, String> producer) {
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void choosesAStep(String id) {
        run(new Charging(producer), id);
    }

    private static void run(Step step, String id) {
        step.take(id);
    }

    @KafkaHandler(topics = "b", group = "g")
    void asksForTheType(Ordered ordered) {
        dispatch(ordered);
    }

    private void dispatch(Message message) {
        if (message instanceof Ordered ordered) {
            producer.send(new ProducerRecord<>("orders", ordered.id())); // hapax: send, unawaited-send
        } else if (message instanceof Shipped shipped) {
            producer.send(new ProducerRecord<>("shipments", shipped.id()));
        }
    }
}
