package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What one listener says, or one consumer that code makes, says nothing of the others. */
final class SaidInCode {
    private final JdbcTemplate jdbc;

    SaidInCode(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders", properties = "auto.offset.reset=earliest")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }

    @KafkaListener(topics = "stores", properties = "auto.offset.reset=${stores.reset}")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onStore(String id) {
        jdbc.update("UPDATE stores SET state = 'open' WHERE id = ?", id);
    }

    @KafkaListener(topics = "refunds")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onRefund(String id) { // hapax: config-conflict warning
        jdbc.update("UPDATE orders SET state = 'refunded' WHERE id = ?", id);
    }
}

/** Looks at a topic from its beginning, outside of any listener. */
final class Replay {
    long count(String servers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of("orders"));
            return consumer.listTopics().size();
        }
    }
}
