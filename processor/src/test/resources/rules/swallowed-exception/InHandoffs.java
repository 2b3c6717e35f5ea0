import java.util.concurrent.*;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Work that is handed off, and whose failures are dropped, too: both are told, since whoever waits for the work would still lose
 * what fails in it.
 */
class InHandoffs {
    record Job(String id) {}

    static final Logger LOG = LoggerFactory.getLogger(InHandoffs.class);
    static final String DONE = "UPDATE jobs SET done = TRUE WHERE id = ?";

    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final JdbcTemplate jdbc;

    InHandoffs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void caughtInside(Job job) {
        pool.submit(() -> { // hapax: async-handoff warning
            try {
                jdbc.update(DONE, job.id());
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("not done", e);
            }
        });
    }

    @KafkaListener(topics = "b")
    public void caughtBelow(Job job) {
        pool.execute(() -> done(job)); // hapax: async-handoff warning
    }

    private void done(Job job) {
        try {
            jdbc.update(DONE, job.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.error("not done", e);
        }
    }

    @KafkaListener(topics = "c")
    public void caughtInsideAndWaitedFor(Job job) throws Exception {
        pool.submit(() -> {
                    try {
                        jdbc.update(DONE, job.id());
                    } catch (RuntimeException e) { // hapax: swallowed-exception warning
                        LOG.error("not done", e);
                    }
                })
                .get();
    }

    @KafkaListener(topics = "d")
    public void alsoDoneHere(Job job) {
        doneBoth(job);
        pool.execute(() -> doneBoth(job)); // hapax: async-handoff warning
    }

    private void doneBoth(Job job) {
        try {
            jdbc.update("UPDATE jobs SET seen = TRUE WHERE id = ?", job.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.error("not seen", e);
        }
    }
}
