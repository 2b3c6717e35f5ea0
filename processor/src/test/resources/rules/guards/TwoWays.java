import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** An effect that is guarded on one way and not on another is told for the way that is not. */
class TwoWays {
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    TwoWays(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void both(String alarm) {
        tell("seen " + alarm);
        Integer known = jdbc.queryForObject("SELECT count(*) FROM alarms WHERE id = ?", Integer.class, alarm);
        if (known == 0) {
            tell("new " + alarm);
            jdbc.update("INSERT INTO alarms (id) VALUES (?) ON CONFLICT DO NOTHING", alarm);
        }
    }

    @KafkaListener(topics = "b")
    void one(String alarm) {
        Integer known = jdbc.queryForObject("SELECT count(*) FROM alarms WHERE id = ?", Integer.class, alarm);
        if (known == 0) {
            tellNew("new " + alarm);
            jdbc.update("INSERT INTO alarms (id) VALUES (?) ON CONFLICT DO NOTHING", alarm);
        }
    }

    private void tell(String text) {
        kafka.send("log", text).join(); // hapax: send warning
    }

    private void tellNew(String text) {
        kafka.send("log", text).join(); // hapax: check-then-act note
    }
}
