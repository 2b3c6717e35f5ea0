import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.stereotype.Component;

/** A listener that names another filter than the one that is a class is not guarded by that. */
@Component
class FiltersBySetting {
    private final JdbcTemplate jdbc;

    FiltersBySetting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    RecordFilterStrategy<String, String> tombstones() {
        return record -> record.value() == null;
    }

    @KafkaListener(topics = "a", filter = "tombstones")
    public void on(String id) {
        jdbc.update("INSERT INTO lines (id) VALUES (?)", id); // hapax: insert warning
        jdbc.update("INSERT INTO handled (id) VALUES (?) ON CONFLICT DO NOTHING", id);
    }
}

@Component
class KnownOnes implements RecordFilterStrategy<String, String> {
    private final JdbcTemplate jdbc;

    KnownOnes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean filter(ConsumerRecord<String, String> record) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM handled WHERE id = ?", Integer.class, record.value());
        return count != null && count > 0;
    }
}
