package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A class that makes no consumer of its own may say it to anybody's. */
final class SaidByACustomizer {
    private final JdbcTemplate jdbc;

    SaidByACustomizer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }
}

final class Customizer {
    void customize(Map<String, Object> settings) {
        settings.put("auto.offset.reset", "earliest");
    }
}
