package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a failure leaves the consumer open, its positions are not committed: somebody may close it, or nobody. */
final class LeftOpen {
    private JdbcTemplate jdbc;

    void says() {
        Properties props = new Properties();
        props.put("group.id", "others");
        props.put("auto.offset.reset", "earliest");
        props.put("enable.auto.commit", "true"); // hapax: config-conflict warning
        loop(new KafkaConsumer<>(props, new StringDeserializer(), new StringDeserializer()));
    }

    @Guarantee(Delivery.AT_LEAST_ONCE)
    private void loop(KafkaConsumer<String, String> consumer) {
        while (true) {
            for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
            }
        }
    }
}
