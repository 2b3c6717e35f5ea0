package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Nothing in the application says where a group begins: that is at the end. */
final class NothingSaid {
    private final JdbcTemplate jdbc;

    NothingSaid(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) { // hapax: config-conflict warning
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }

    @KafkaListener(topics = "refunds")
    void onRefund(String id) {
        jdbc.update("UPDATE orders SET state = 'refunded' WHERE id = ?", id);
    }

    @KafkaListener(topics = "metrics")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void onMetric(String id) {
        System.out.println(id);
    }

    @KafkaListener(topics = "elsewhere", containerFactory = "ofALibrary")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOther(String id) {
        jdbc.update("UPDATE orders SET state = 'other' WHERE id = ?", id);
    }
}
