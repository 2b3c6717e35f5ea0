import dev.hapax.*;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** A container that cannot be stopped loses no message: what has failed is told where it is dropped. */
class StoppedContainers {
    private static final Logger LOG = LoggerFactory.getLogger(StoppedContainers.class);

    private final KafkaMessageListenerContainer<String, String> container;
    private final KafkaListenerEndpointRegistry registry;
    private final JdbcTemplate jdbc;

    StoppedContainers(
            KafkaMessageListenerContainer<String, String> container,
            KafkaListenerEndpointRegistry registry,
            JdbcTemplate jdbc) {
        this.container = container;
        this.registry = registry;
        this.jdbc = jdbc;
    }

    @KafkaListener(id = "tides", topics = "tides")
    public void on(String tide) {
        try {
            jdbc.update("UPDATE tides SET seen = TRUE WHERE id = ?", tide);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void stop() {
        try {
            container.stop();
            registry.getListenerContainer("tides").pause();
        } catch (RuntimeException e) {
            LOG.error("still running", e);
        }
    }

    /** Stopping is no remedy for the message that has failed. */
    @KafkaHandler(topics = "waves", group = "g")
    void own(String wave) {
        try {
            jdbc.update("UPDATE waves SET seen = TRUE WHERE id = ?", wave);
        } catch (RuntimeException e) { // hapax: swallowed-exception error
            stop();
        }
    }
}
