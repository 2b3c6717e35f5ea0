import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;

/** Where nobody enables Spring Retry, its annotations say nothing. */
class RecoveredByNobody {
    private final Lamps lamps;

    RecoveredByNobody(Lamps lamps) {
        this.lamps = lamps;
    }

    @KafkaListener(topics = "a")
    public void failuresPass(String id) {
        lamps.light(id);
    }

    static class Lamps {
        private final JdbcTemplate jdbc;

        Lamps(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Retryable
        public void light(String id) {
            jdbc.update("UPDATE lamps SET state = 'on' WHERE id = ?", id);
        }

        @Recover
        void forget(Exception failure, String id) {
            LoggerFactory.getLogger(Lamps.class).warn("{} stays dark", id, failure);
        }
    }
}
