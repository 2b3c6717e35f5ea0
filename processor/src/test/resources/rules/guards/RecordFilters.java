import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.stereotype.Component;

/** A record that the project's filter takes for known is skipped, for as long as that is known. */
@Component
class RecordFilters {
    private final JdbcTemplate jdbc;

    RecordFilters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void on(ConsumerRecord<String, String> record) {
        jdbc.update("INSERT INTO lines (text) VALUES (?)", record.value()); // hapax: volatile-guard warning
    }
}

@Component
class InMemory implements RecordFilterStrategy<String, String> {
    private final ConcurrentHashMap<String, Boolean> seen = new ConcurrentHashMap<>();

    @Override
    public boolean filter(ConsumerRecord<String, String> record) {
        return seen.putIfAbsent(record.key(), true) != null;
    }
}
