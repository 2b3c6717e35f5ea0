import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where files say both, nobody knows which of them the consumer has. */
class SettingsInFilesDiffer {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsInFilesDiffer.class);
    private static final String ARRIVED = "INSERT INTO arrived (id) VALUES (?) ON CONFLICT DO NOTHING";

    private final JdbcTemplate jdbc;

    SettingsInFilesDiffer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void endsTheLoop() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = SettingsInFilesDiffer.class.getResourceAsStream("/consumer.properties")) {
            settings.load(file);
        }
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
        try {
            consumer.subscribe(List.of("parcels"));
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    jdbc.update(ARRIVED, record.value());
                }
                consumer.commitSync();
            }
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.error("stopped", e);
        } finally {
            consumer.close();
        }
    }
}
