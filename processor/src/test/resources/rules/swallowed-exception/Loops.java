import dev.hapax.*;
import java.util.*;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Batches: one failure, and others that go with it. Messages that are given up before the work. */
class Loops {
    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final JdbcTemplate jdbc;

    Loops(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaHandler(topics = "a", group = "g")
    void aroundTheLoop(List<String> ids) {
        try {
            for (String id : ids) {
                jdbc.update(ARRIVED, id);
            }
        } catch (RuntimeException e) { // hapax: swallowed-exception
            LOG.error("the rest of the batch is lost", e);
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void returnsInTheLoop(List<String> ids) {
        for (String id : ids) {
            try {
                jdbc.update(ARRIVED, id);
            } catch (RuntimeException e) { // hapax: swallowed-exception
                LOG.error("the rest of the batch is lost", e);
                return;
            }
        }
    }

    @KafkaListener(topics = "c", batch = "true")
    void breaksOffTheLoop(List<ConsumerRecord<String, String>> records) {
        for (ConsumerRecord<String, String> record : records) {
            try {
                jdbc.update(ARRIVED, record.value());
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("{}", record.offset(), e);
                break;
            }
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void throwsInTheLoop(List<String> ids) {
        for (String id : ids) {
            try {
                jdbc.update(ARRIVED, id);
            } catch (RuntimeException e) {
                throw new IllegalStateException(id, e);
            }
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void givesUpBefore(String text) {
        int id;
        try {
            id = parsed(text);
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.error("{} is no parcel", text, e);
            return;
        }
        jdbc.update(ARRIVED, id);
    }

    @KafkaHandler(topics = "f", group = "g")
    void givesUpOneOfABatch(List<String> texts) {
        for (String text : texts) {
            int id;
            try {
                id = parsed(text);
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("{} is no parcel", text, e);
                continue;
            }
            jdbc.update(ARRIVED, id);
        }
    }

    @KafkaHandler(topics = "g", group = "g")
    void givesUpWhatIsNoNumber(String text) {
        int id;
        try {
            id = parsed(text);
        } catch (NumberFormatException e) {
            LOG.warn("{} is no parcel", text);
            return;
        }
        jdbc.update(ARRIVED, id);
    }

    @KafkaHandler(topics = "h", group = "g")
    void goesOn(String text) {
        int id = 0;
        try {
            id = parsed(text);
        } catch (Exception e) {
            LOG.error("{} is no parcel", text, e);
        }
        jdbc.update(ARRIVED, id);
    }

    private static int parsed(String text) {
        return Integer.parseInt(text.trim());
    }
}
