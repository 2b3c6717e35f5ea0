package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;

/** A container that commits by hand, and a handler that cannot. */
final class BootAckModes {
    private final JdbcTemplate jdbc;

    BootAckModes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id, Acknowledgment acknowledgment) { // hapax: config-conflict warning
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        acknowledgment.acknowledge();
    }

    @KafkaListener(topics = "refunds")
    void onRefund(String id) {
        jdbc.update("UPDATE orders SET state = 'refunded' WHERE id = ?", id);
    }

    @KafkaListener(topics = "clicks")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void onClick(String id, Acknowledgment acknowledgment) {
        acknowledgment.acknowledge();
        System.out.println(id);
    }
}
