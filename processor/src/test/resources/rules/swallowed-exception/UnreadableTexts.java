import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** What cannot be read is left out of the batch: the offset is committed all the same. */
class UnreadableTexts {
    private final KafkaConsumer<String, String> consumer;
    private final JdbcTemplate jdbc;

    UnreadableTexts(KafkaConsumer<String, String> consumer, JdbcTemplate jdbc) {
        this.consumer = consumer;
        this.jdbc = jdbc;
    }

    void run() {
        while (true) {
            List<Object[]> rows = new ArrayList<>();
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                try {
                    JsonObject reading = new JsonObject(record.value());
                    rows.add(new Object[] {reading.getInteger("value"), record.key()});
                } catch (DecodeException e) { // hapax: swallowed-exception warning
                    System.out.println("left out");
                }
            }
            jdbc.batchUpdate("UPDATE meters SET value = ? WHERE id = ?", rows);
            consumer.commitSync();
        }
    }
}
