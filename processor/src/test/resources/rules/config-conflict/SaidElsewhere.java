package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a configuration server says is not known here. */
final class SaidElsewhere {
    private final JdbcTemplate jdbc;

    SaidElsewhere(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }
}
