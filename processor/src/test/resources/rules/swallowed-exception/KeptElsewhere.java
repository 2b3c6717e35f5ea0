import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.*;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Messages that cannot be read, or not be handled, and are kept as a whole: in a topic, a row, or by a statement. */
@Component
class KeptElsewhere {
    record Score(String driver, int points) {}

    private final ObjectMapper json;
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;
    private final DeadLetters letters;

    KeptElsewhere(ObjectMapper json, JdbcTemplate jdbc, KafkaTemplate<String, String> kafka, DeadLetters letters) {
        this.json = json;
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.letters = letters;
    }

    @KafkaListener(topics = "a")
    public void unreadable(ConsumerRecord<String, String> record) {
        Score score;
        try {
            score = json.readValue(record.value(), Score.class);
        } catch (JsonProcessingException e) {
            kafka.send("scores.DLT", record.key(), record.value()).join();
            return;
        }
        set(score);
    }

    @KafkaListener(topics = "b")
    public void unreadableAndOnlyTold(ConsumerRecord<String, String> record) {
        Score score;
        try {
            score = json.readValue(record.value(), Score.class);
        } catch (JsonProcessingException e) {
            kafka.send("scores.failed", record.key(), "cannot be read").join(); // hapax: send warning
            return;
        }
        set(score);
    }

    @KafkaListener(topics = "c")
    public void inATable(ConsumerRecord<String, String> record) throws JsonProcessingException {
        Score score = json.readValue(record.value(), Score.class);
        try {
            set(score);
        } catch (RuntimeException e) {
            jdbc.update(
                    "INSERT INTO dead_letters (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                    record.key(),
                    record.value());
        }
    }

    @KafkaListener(topics = "d")
    public void onlyItsKeyInATable(ConsumerRecord<String, String> record) throws JsonProcessingException {
        Score score = json.readValue(record.value(), Score.class);
        try {
            set(score);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            jdbc.update("INSERT INTO dead_letters (id) VALUES (?) ON CONFLICT (id) DO NOTHING", record.key());
        }
    }

    @KafkaListener(topics = "e")
    public void inAStatementOfAnotherTable(ConsumerRecord<String, String> record) throws JsonProcessingException {
        Score score = json.readValue(record.value(), Score.class);
        try {
            set(score);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            jdbc.update("UPDATE statistics SET last = ? WHERE id = ?", record.value(), record.key());
        }
    }

    @KafkaListener(topics = "f")
    public void asARow(ConsumerRecord<String, String> record) throws JsonProcessingException {
        Score score = json.readValue(record.value(), Score.class);
        try {
            set(score);
        } catch (RuntimeException e) {
            letters.save(new DeadLetter(record.key(), record.value()));
        }
    }

    private void set(Score score) {
        jdbc.update("UPDATE drivers SET points = ? WHERE id = ?", score.points(), score.driver());
    }
}

@Entity
class DeadLetter {
    @Id
    private String id;

    private String body;

    DeadLetter() {}

    DeadLetter(String id, String body) {
        this.id = id;
        this.body = body;
    }
}

interface DeadLetters extends JpaRepository<DeadLetter, String> {}
