import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.*;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

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
    private final ObjectMapper json = new ObjectMapper();

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

    interface Rows {
        Mono<Long> finish(String id);
    }

    static class RowsByClient implements Rows {
        private final DatabaseClient client;

        RowsByClient(DatabaseClient client) {
            this.client = client;
        }

        @Override
        public Mono<Long> finish(String id) {
            return client.sql("UPDATE jobs SET done = TRUE WHERE id = :id").bind("id", id).fetch().rowsUpdated();
        }
    }

    private Rows rows;

    @KafkaListener(topics = "e")
    public void droppedInAChain(Job job) {
        finished(job).subscribe(); // hapax: async-handoff warning
    }

    private Mono<Long> finished(Job job) {
        return rows.finish(job.id()).onErrorResume(failure -> Mono.empty()); // hapax: swallowed-exception warning
    }

    @KafkaListener(topics = "f")
    public void readBeforeTheHandoff(String text) {
        try {
            Job job = json.readValue(text, Job.class);
            rows.finish(job.id()).subscribe(); // hapax: async-handoff warning
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.error("not read", e);
        }
    }

    /** A crash takes both: where it is handed on first is all that is told. */
    @KafkaListener(topics = "g")
    public void handedOnOnceMore(Job job) {
        pool.execute(() -> { // hapax: async-handoff warning
            jdbc.update(DONE, job.id());
            pool.execute(() -> jdbc.update("UPDATE jobs SET told = TRUE WHERE id = ?", job.id()));
            rows.finish(job.id()).subscribe();
        });
    }

    @KafkaListener(topics = "h")
    public void waitsForTheFirstAlone(Job job) throws Exception {
        pool.submit(() -> {
                    jdbc.update(DONE, job.id());
                    pool.execute(() -> jdbc.update("UPDATE jobs SET told = TRUE WHERE id = ?", job.id())); // hapax: async-handoff warning
                })
                .get();
    }
}
