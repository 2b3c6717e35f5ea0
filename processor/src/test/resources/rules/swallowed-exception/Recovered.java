import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AliasFor;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.retry.annotation.CircuitBreaker;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;

/** Spring Retry runs a method that is marked as a recovery when it has tried often enough. */
@EnableRetry
class Recovered {
    private final Lamps lamps;
    private final Bells bells;
    private final Doors doors;
    private final Gates gates;
    private final Flags flags;

    Recovered(Lamps lamps, Bells bells, Doors doors, Gates gates, Flags flags) {
        this.lamps = lamps;
        this.bells = bells;
        this.doors = doors;
        this.gates = gates;
        this.flags = flags;
    }

    @KafkaListener(topics = "a")
    public void anyThatFits(String id) {
        lamps.light(id);
    }

    @KafkaListener(topics = "b")
    public void noneThatFits(Integer id) {
        lamps.dim(id);
    }

    @KafkaListener(topics = "c")
    public void named(String id) {
        bells.ring(id);
    }

    @KafkaListener(topics = "d")
    public void withoutRecovery(String id) {
        doors.open(id);
    }

    @Retryable
    @KafkaListener(topics = "e")
    public void ofTheListener(String id) {
        doors.close(id);
    }

    @Recover
    void recovered(Exception failure, String id) { // hapax: swallowed-exception warning
        LoggerFactory.getLogger("recovered").warn("{} is lost", id, failure);
    }

    @KafkaListener(topics = "f")
    public void broken(String id) {
        gates.lift(id);
    }

    @KafkaListener(topics = "g")
    public void byAnAnnotationOfItsOwn(String id) {
        flags.hoist(id);
    }

    @KafkaListener(topics = "h")
    public void byAnAnnotationThatNamesTheRecovery(String id) {
        flags.strike(id);
    }

    static class Lamps {
        private static final Logger LOG = LoggerFactory.getLogger(Lamps.class);

        private final JdbcTemplate jdbc;

        Lamps(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Retryable(retryFor = QueryTimeoutException.class, maxAttempts = 5)
        public void light(String id) {
            jdbc.update("UPDATE lamps SET state = 'on' WHERE id = ?", id);
        }

        @Retryable
        public int dim(Integer number) {
            return jdbc.update("UPDATE lamps SET state = 'dim' WHERE number = ?", number);
        }

        @Recover
        void forget(QueryTimeoutException failure, String id) { // hapax: swallowed-exception warning
            LOG.warn("{} stays dark", id, failure);
        }
    }

    static class Bells {
        private final JdbcTemplate jdbc;
        private final KafkaTemplate<String, String> kafka;

        Bells(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
            this.jdbc = jdbc;
            this.kafka = kafka;
        }

        @Retryable(recover = "keep")
        public void ring(String id) {
            jdbc.update("UPDATE bells SET state = 'rung' WHERE id = ?", id);
        }

        @Recover
        void keep(Exception failure, String id) {
            kafka.send("bells.dlt", id).join();
        }

        @Recover
        void forget(Exception failure, String id) {
            LoggerFactory.getLogger("bells").warn("{} is lost", id, failure);
        }
    }

    static class Doors {
        private final JdbcTemplate jdbc;

        Doors(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Retryable
        public void open(String id) {
            jdbc.update("UPDATE doors SET state = 'open' WHERE id = ?", id);
        }

        public void close(String id) {
            jdbc.update("UPDATE doors SET state = 'closed' WHERE id = ?", id);
        }
    }

    static class Gates {
        private final JdbcTemplate jdbc;

        Gates(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @CircuitBreaker
        public int lift(String id) {
            return jdbc.update("UPDATE gates SET state = 'up' WHERE id = ?", id);
        }

        @Recover
        int stays(String id) { // hapax: swallowed-exception warning
            return 0;
        }
    }

    @Retryable(recover = "keep", maxAttempts = 5)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Persistent {
        @AliasFor(annotation = Retryable.class, attribute = "recover")
        String otherwise() default "keep";
    }

    @Recover
    @Retention(RetentionPolicy.RUNTIME)
    @interface Otherwise {}

    static class Flags {
        private final JdbcTemplate jdbc;
        private final KafkaTemplate<String, String> kafka;

        Flags(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
            this.jdbc = jdbc;
            this.kafka = kafka;
        }

        @Persistent
        public void hoist(String id) {
            jdbc.update("UPDATE flags SET state = 'up' WHERE id = ?", id);
        }

        @Persistent(otherwise = "forget")
        public void strike(String id) {
            jdbc.update("UPDATE flags SET state = 'down' WHERE id = ?", id);
        }

        @Otherwise
        void forget(Exception failure, String id) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("flags").warn("{} is lost", id, failure);
        }

        @Otherwise
        void keep(Exception failure, String id) {
            kafka.send("flags.dlt", id).join();
        }
    }
}
