package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Under exactly-once what is read and what is written must be in transactions. */
class ExactlyOnceListeners {
    private final KafkaTemplate<String, String> kafka;

    ExactlyOnceListeners(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void onOrder(String id) throws Exception {
        kafka.send("paid", id).get(); // hapax: uncovered-effect
    }
}
