package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A value that only the environment knows is a value. */
final class SaidByTheEnvironment {
    private final JdbcTemplate jdbc;

    SaidByTheEnvironment(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }
}
