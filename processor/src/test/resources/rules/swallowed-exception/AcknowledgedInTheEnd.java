import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;

/** An acknowledgement in the end that is made whatever happened: told once. */
class AcknowledgedInTheEnd {
    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedInTheEnd.class);

    private final JdbcTemplate jdbc;

    AcknowledgedInTheEnd(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void dropsAndAcknowledges(String id, Acknowledgment acknowledgment) {
        try {
            jdbc.update("UPDATE doors SET open = true WHERE id = ?", id);
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.error("{} stays closed", id, e);
        } finally {
            acknowledgment.acknowledge();
        }
    }

    @KafkaListener(topics = "b")
    void dropsSomeAndAcknowledges(String id, Acknowledgment acknowledgment) {
        try {
            jdbc.update("UPDATE doors SET open = true WHERE id = ?", id);
        } catch (IllegalStateException e) { // hapax: swallowed-exception warning
            LOG.error("{} stays closed", id, e);
        } finally {
            acknowledgment.acknowledge(); // hapax: swallowed-exception warning
        }
    }

    @KafkaListener(topics = "c")
    void throwsAndAcknowledges(String id, Acknowledgment acknowledgment) {
        try {
            jdbc.update("UPDATE doors SET open = true WHERE id = ?", id);
        } catch (Exception e) {
            LOG.error("{} stays closed", id, e);
            throw e;
        } finally {
            acknowledgment.acknowledge(); // hapax: swallowed-exception warning
        }
    }
}
