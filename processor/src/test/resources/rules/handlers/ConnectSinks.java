import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tasks of Kafka Connect: what was put is put again after a crash. */
class ConnectSinks extends SinkTask {
    private JdbcTemplate jdbc;

    @Override
    public void start(Map<String, String> settings) {
        jdbc = new JdbcTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(settings.get("url")));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            jdbc.update("INSERT INTO parcels (arrived, id) VALUES (now(), ?)", record.key()); // hapax: insert warning
        }
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}

/** What is kept until offsets are about to be committed is written then. */
class Buffered extends SinkTask {
    private final List<SinkRecord> kept = new ArrayList<>();
    private JdbcTemplate jdbc;

    @Override
    public void start(Map<String, String> settings) {
        jdbc = new JdbcTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(settings.get("url")));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        kept.addAll(records);
    }

    @Override
    public void flush(Map<TopicPartition, OffsetAndMetadata> offsets) {
        for (SinkRecord record : kept) {
            jdbc.update("UPDATE parcels SET seen = seen + 1 WHERE id = ?", record.key()); // hapax: increment warning
        }
        kept.clear();
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}

class Upserting extends SinkTask {
    private JdbcTemplate jdbc;

    @Override
    public void start(Map<String, String> settings) {
        jdbc = new JdbcTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(settings.get("url")));
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        records.forEach(record -> jdbc.update("UPDATE parcels SET state = ? WHERE id = ?", record.value(), record.key()));
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}
