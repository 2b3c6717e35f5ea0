import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Of several filters, the one that the listener names; it is given the record of which the listener is given parts. */
@Component
class NamedFilters {
    private final JdbcTemplate jdbc;

    NamedFilters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a", filter = "byHeader")
    @Transactional
    public void withTheHeader(@Header("event-id") String id, @Payload String text) {
        jdbc.update("INSERT INTO lines (text) VALUES (?)", text);
        jdbc.update("INSERT INTO handled (id) VALUES (?)", id);
    }

    @KafkaListener(topics = "b", filter = "byKey")
    @Transactional
    public void withTheKey(String text, @Header(KafkaHeaders.RECEIVED_KEY) String key) {
        jdbc.update("INSERT INTO others (text) VALUES (?)", text);
        jdbc.update("INSERT INTO keys (id) VALUES (?)", key);
    }

    @KafkaListener(topics = "d", filter = "texts")
    @Transactional
    public void withTheText(String text) {
        jdbc.update("INSERT INTO texts (text) VALUES (?)", text);
    }

    @KafkaListener(topics = "e", filter = "nobodyKnows")
    public void withAnUnknownFilter(String text) {
        jdbc.update("INSERT INTO unknown (text) VALUES (?)", text); // hapax: insert warning
    }
}

@Component
class ByHeader implements RecordFilterStrategy<String, String> {
    private final JdbcTemplate jdbc;

    ByHeader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean filter(ConsumerRecord<String, String> record) {
        String id = new String(record.headers().lastHeader("event-id").value(), StandardCharsets.UTF_8);
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM handled WHERE id = ?", Integer.class, id);
        return count != null && count > 0;
    }
}

@Component
class ByKey implements RecordFilterStrategy<String, String> {
    private final JdbcTemplate jdbc;

    ByKey(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean filter(ConsumerRecord<String, String> record) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM keys WHERE id = ?", Integer.class, record.key());
        return count != null && count > 0;
    }
}

@Component("texts")
class ByValue implements RecordFilterStrategy<String, String> {
    private final JdbcTemplate jdbc;

    ByValue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean filter(ConsumerRecord<String, String> record) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM texts WHERE text = ?", Integer.class, record.value());
        return count != null && count > 0;
    }
}
