import io.vertx.mutiny.kafka.client.consumer.KafkaConsumer;
import io.vertx.mutiny.kafka.client.consumer.KafkaConsumerRecord;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Vert.x' client for Kafka as wrapped for Mutiny: its functions are the JDK's. */
class VertxWrapped {
    private static final String COUNTED = "UPDATE parcels SET seen = seen + 1 WHERE id = ?";

    private final KafkaConsumer<String, String> consumer;
    private final JdbcTemplate jdbc;

    VertxWrapped(KafkaConsumer<String, String> consumer, JdbcTemplate jdbc) {
        this.consumer = consumer;
        this.jdbc = jdbc;
    }

    void counts() {
        consumer.handler(record -> jdbc.update(COUNTED, record.value())); // hapax: increment warning
    }

    void byReference() {
        consumer.handler(this::count);
    }

    private void count(KafkaConsumerRecord<String, String> record) {
        try {
            jdbc.update(COUNTED, record.value()); // hapax: increment warning
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            System.out.println(e);
        }
    }

    /** A function within is no handler of its own, even if it sees the record. */
    void withinAnother(List<String> labels) {
        consumer.handler(record -> {
            if (jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", record.key()) == 1) {
                labels.forEach(label -> jdbc.update(COUNTED, label + record.key())); // hapax: mark-before-effect warning
            }
        });
    }

    /** It takes no records. */
    void others() {
        consumer.exceptionHandler(failure -> jdbc.update(COUNTED, failure.getMessage()));
    }
}
