import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Answers of helpers that are kept in a variable, for the log, before they are handed back. */
class KeptAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

    private final JdbcTemplate jdbc;

    KeptAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private Integer count(String id) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM handled WHERE id = ?", Integer.class, id);
    }

    private void mark(String id) {
        jdbc.update("INSERT INTO handled (id) VALUES (?) ON CONFLICT DO NOTHING", id);
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void unlessItIsKnown(String id) {
        if (isKnown(id)) {
            return;
        }
        jdbc.update("INSERT INTO firsts (id) VALUES (?)", id);
        mark(id);
    }

    private boolean isKnown(String id) {
        int count = count(id);
        boolean known = count > 0;
        if (known) {
            LOG.info("{} is known", id);
        }
        return known;
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void ifItIsNew(String id) {
        if (isNew(id)) {
            jdbc.update("INSERT INTO seconds (id) VALUES (?)", id);
            mark(id);
        }
    }

    private boolean isNew(String id) {
        Integer count = count(id);
        boolean fresh = count == null || count == 0;
        LOG.info("{} is new: {}", id, fresh);
        return fresh;
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void whateverComesOfIt(String id) {
        if (isWanted(id)) {
            jdbc.update("INSERT INTO fourths (id) VALUES (?)", id); // hapax: insert warning
            mark(id);
        }
    }

    private boolean isWanted(String id) {
        Integer count = count(id);
        boolean wanted = count == null || count == 0;
        if (id.startsWith("again")) {
            wanted = true;
        }
        return wanted;
    }

    /** What is sure at the return is sure, whatever was kept before. */
    @KafkaListener(topics = "e")
    @Transactional
    public void unlessItThrows(String id) {
        if (isAllowed(id)) {
            jdbc.update("INSERT INTO fifths (id) VALUES (?)", id);
            mark(id);
        }
    }

    private boolean isAllowed(String id) {
        boolean allowed = !id.startsWith("no");
        if (count(id) > 0) {
            throw new IllegalStateException(id);
        }
        return allowed;
    }

    @KafkaListener(topics = "f")
    @Transactional
    public void unlessItThrowsAfterAConstant(String id) {
        if (isAlwaysAllowed(id)) {
            jdbc.update("INSERT INTO sixths (id) VALUES (?)", id);
            mark(id);
        }
    }

    private boolean isAlwaysAllowed(String id) {
        boolean allowed = true;
        if (count(id) > 0) {
            throw new IllegalStateException(id);
        }
        return allowed;
    }
}
