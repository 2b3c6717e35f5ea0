import dev.hapax.*;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.*;
import jakarta.persistence.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.*;
import org.bson.Document;
import org.slf4j.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What cannot be read is left out of the batch that is stored in the end, and the batch is committed with it. */
class ThinBatches {
    private static final Logger LOG = LoggerFactory.getLogger(ThinBatches.class);

    private final Sheets sheets;
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;
    private final ObjectMapper mapper;

    ThinBatches(Sheets sheets, JdbcTemplate jdbc, KafkaTemplate<String, String> kafka, ObjectMapper mapper) {
        this.sheets = sheets;
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.mapper = mapper;
    }

    @KafkaListener(topics = "a")
    public void inAList(List<String> messages) {
        List<Sheet> batch = new ArrayList<>();
        for (String message : messages) {
            try {
                batch.add(mapper.readValue(message, Sheet.class));
            } catch (Exception e) { // hapax: swallowed-exception warning
                LOG.warn("skipped", e);
            }
        }
        sheets.saveAll(batch);
    }

    @KafkaHandler(topics = "b", group = "g")
    public void byAMethod(List<String> messages) {
        List<Integer> lengths = new ArrayList<>();
        for (String message : messages) {
            try {
                lengths.add(Integer.parseInt(message));
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.warn("skipped", e);
            }
        }
        if (!lengths.isEmpty()) {
            store(List.copyOf(lengths));
        }
    }

    @KafkaListener(topics = "byAFunction")
    public void byAFunction(List<String> messages) {
        List<Sheet> batch = new ArrayList<>();
        for (String message : messages) {
            try {
                batch.add(mapper.readValue(message, Sheet.class));
            } catch (Exception e) { // hapax: swallowed-exception warning
                LOG.warn("skipped", e);
            }
        }
        CompletableFuture.runAsync(() -> sheets.saveAll(batch)).join();
    }

    private void store(List<Integer> lengths) {
        lengths.forEach(length -> jdbc.update("UPDATE sheets SET seen = TRUE WHERE length = ?", length));
    }

    void polled(KafkaConsumer<String, String> consumer) {
        while (true) {
            List<Object[]> batch = new ArrayList<>();
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                try {
                    batch.add(new Object[] {Integer.parseInt(record.value()), record.key()});
                } catch (RuntimeException e) { // hapax: swallowed-exception warning
                    LOG.warn("skipped", e);
                }
            }
            jdbc.batchUpdate("UPDATE sheets SET length = ? WHERE id = ?", batch);
            consumer.commitSync();
        }
    }

    void written(KafkaConsumer<String, String> consumer, MongoCollection<Document> sheets) throws Exception {
        while (true) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                try {
                    Document sheet = Document.parse(record.value());
                    batch.add(new ReplaceOneModel<>(Filters.eq("_id", sheet.get("_id")), sheet));
                } catch (Exception ignored) { // hapax: swallowed-exception warning
                    // this one is not for us
                }
            }
            if (batch.size() > 0) {
                sheets.bulkWrite(batch);
                consumer.commitSync();
            }
        }
    }

    @KafkaListener(topics = "c")
    public void keptElsewhere(List<String> messages) throws Exception {
        List<Sheet> batch = new ArrayList<>();
        for (String message : messages) {
            try {
                batch.add(mapper.readValue(message, Sheet.class));
            } catch (Exception e) {
                kafka.send("sheets.DLT", message).get();
            }
        }
        sheets.saveAll(batch);
    }

    @KafkaListener(topics = "d")
    public void failsAsAWhole(List<String> messages) {
        List<Sheet> batch = new ArrayList<>();
        for (String message : messages) {
            try {
                batch.add(mapper.readValue(message, Sheet.class));
            } catch (Exception e) {
                throw new IllegalStateException(message, e);
            }
        }
        sheets.saveAll(batch);
    }

    /** No message is left out, but what would be nice to have beside it. */
    @KafkaListener(topics = "e")
    public void oneThingAlone(String message) {
        List<String> words = new ArrayList<>();
        words.add(message);
        try {
            words.add(mapper.readValue(message, String.class));
        } catch (Exception e) {
            LOG.warn("no more", e);
        }
        jdbc.update("UPDATE sheets SET words = ? WHERE id = ?", String.join(" ", words), message);
    }

    /** What cannot be read is left out of one thing, which is stored. */
    @KafkaListener(topics = "g")
    public void partOfOneThing(Leaf leaf) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : leaf.words()) {
            try {
                numbers.add(Integer.parseInt(word));
            } catch (RuntimeException e) {
                LOG.debug("a word", e);
            }
        }
        jdbc.update("UPDATE leaves SET numbers = ? WHERE id = ?", numbers + "", leaf.id());
    }

    record Leaf(String id, List<String> words) {}

    /** What is gathered there is only counted. */
    @KafkaListener(topics = "f")
    public void anotherList(List<String> messages) {
        List<Integer> lengths = new ArrayList<>();
        for (String message : messages) {
            try {
                lengths.add(Integer.parseInt(message));
            } catch (RuntimeException e) {
                LOG.warn("no number", e);
            }
        }
        LOG.info("{}", lengths);
        for (String message : messages) {
            jdbc.update("UPDATE sheets SET seen = TRUE WHERE id = ?", message);
        }
    }
}

@Entity
class Sheet {
    @Id
    private String id;

    private int length;

    public void setId(String id) {
        this.id = id;
    }

    public void setLength(int length) {
        this.length = length;
    }
}

interface Sheets extends JpaRepository<Sheet, String> {}
