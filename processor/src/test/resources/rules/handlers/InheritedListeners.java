import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

abstract class InheritedListeners<T> {
    final KafkaTemplate<String, String> kafka;

    InheritedListeners(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(topics = "#{__listener.topic()}")
    public void receive(T event) {
        handle(event);
        kafka.send("seen", String.valueOf(event)); // hapax: send warning, unawaited-send note
    }

    abstract void handle(T event);

    abstract String topic();
}

record Refund(String id) {}

class Refunds extends InheritedListeners<Refund> {
    Refunds(KafkaTemplate<String, String> kafka) {
        super(kafka);
    }

    @Override
    void handle(Refund refund) {
        kafka.send("refunds", refund.id()); // hapax: send warning, unawaited-send note
    }

    @Override
    String topic() {
        return "refunds";
    }
}

class Chargebacks extends InheritedListeners<String> {
    Chargebacks(KafkaTemplate<String, String> kafka) {
        super(kafka);
    }

    @Override
    public void receive(String event) {
        kafka.send("chargebacks", event); // hapax: send warning, unawaited-send note
    }

    @Override
    void handle(String event) {
        kafka.send("never", event);
    }

    @Override
    String topic() {
        return "chargebacks";
    }
}

interface RefundHandler {
    @KafkaListener(topics = "refunds")
    void onRefund(Refund refund);
}

class RefundHandlerOfShop implements RefundHandler {
    private final KafkaTemplate<String, String> kafka;

    RefundHandlerOfShop(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void onRefund(Refund refund) {
        kafka.send("refunds", refund.id()); // hapax: send warning, unawaited-send note
    }
}

abstract class Overloads {
    final KafkaTemplate<String, String> kafka;

    Overloads(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaHandler
    void on(Refund refund) {
        kafka.send("refunds", refund.id()); // hapax: send warning, unawaited-send note
    }
}

@KafkaListener(topics = "mixed")
class OverloadsOfShop extends Overloads {
    OverloadsOfShop(KafkaTemplate<String, String> kafka) {
        super(kafka);
    }
}

abstract class NeverExtended {
    KafkaTemplate<String, String> kafka;

    @KafkaListener(topics = "a")
    void on(String text) {
        kafka.send("out", text);
    }
}
