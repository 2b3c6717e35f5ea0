import java.time.Duration;
import org.apache.kafka.clients.consumer.*;
import org.springframework.jdbc.core.JdbcTemplate;

/** Commits of loops that poll. */
class Loops {
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final Consumer<String, String> consumer;
    private final JdbcTemplate jdbc;

    Loops(Consumer<String, String> consumer, JdbcTemplate jdbc) {
        this.consumer = consumer;
        this.jdbc = jdbc;
    }

    void commitsBefore() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
            consumer.commitSync(); // hapax: early-ack warning
            for (ConsumerRecord<String, String> record : records) {
                jdbc.update(ARRIVED, record.value());
            }
        }
    }

    void commitsAfter() {
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                jdbc.update(ARRIVED, record.value());
            }
            consumer.commitSync();
        }
    }

    void commitsBeforeInAHelper() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
            commit();
            records.forEach(record -> jdbc.update(ARRIVED, record.value()));
        }
    }

    private void commit() {
        consumer.commitAsync(); // hapax: early-ack warning
    }
}
