package rules.config;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A client that is configured by a file of its own. */
final class PlainFiles {
    private JdbcTemplate jdbc;

    void run() throws IOException {
        Properties props = new Properties();
        try (InputStream in = PlainFiles.class.getResourceAsStream("/orders-consumer.properties")) {
            props.load(in);
        }
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(props)) {
            while (true) {
                for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                    jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                }
            }
        }
    }
}
