package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Spring Boot makes all clients by what application.yml says. */
@Component
final class Boot {
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    Boot(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) throws Exception {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }

    @KafkaListener(topics = "relay")
    void onRelay(String id) throws Exception {
        kafka.send("paid", id).get(); // hapax: send warning
    }

    /** What a listener says itself wins over the file. */
    @KafkaListener(topics = "own", properties = {"auto.offset.reset=earliest", "enable.auto.commit: false"})
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOwn(String id) {
        jdbc.update("UPDATE orders SET state = 'own' WHERE id = ?", id);
    }

    @KafkaListener(topics = "contrary", properties = "enable.auto.commit=true")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onContrary(String id) { // hapax: config-conflict warning
        jdbc.update("UPDATE orders SET state = 'contrary' WHERE id = ?", id);
    }

    /** The container polls again when all that it was handed is handled: little is lost. */
    @KafkaListener(topics = "contained", properties = "enable.auto.commit=true")
    void onContained(String id) { // hapax: config-conflict note
        jdbc.update("UPDATE orders SET state = 'contained' WHERE id = ?", id);
    }
}
