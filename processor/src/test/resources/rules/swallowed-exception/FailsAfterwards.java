import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What is tried in a clause that throws in any case: whether or not it succeeds, the message comes back. */
class FailsAfterwards {
    record Job(String id) {}

    private static final Logger LOG = LoggerFactory.getLogger(FailsAfterwards.class);
    private static final String DONE = "UPDATE jobs SET done = TRUE WHERE id = ?";
    private static final String OPEN = "UPDATE jobs SET done = FALSE WHERE id = ?";

    private final JdbcTemplate jdbc;

    FailsAfterwards(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void takesBackAndThrows(Job job) {
        try {
            jdbc.update(DONE, job.id());
        } catch (RuntimeException e) {
            takeBack(job);
            throw e;
        }
    }

    private void takeBack(Job job) {
        try {
            jdbc.update(OPEN, job.id());
        } catch (RuntimeException e) {
            LOG.error("not taken back", e);
        }
    }

    @KafkaListener(topics = "b")
    public void throwsInACall(Job job) {
        try {
            jdbc.update(DONE, job.id());
        } catch (RuntimeException e) {
            takeBack(job);
            fail(e);
        }
    }

    private static void fail(RuntimeException e) {
        throw new IllegalStateException(e);
    }

    @KafkaListener(topics = "c")
    public void throwsSometimes(Job job) {
        try {
            jdbc.update(DONE, job.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            open(job);
            if (!job.id().isEmpty()) {
                throw e;
            }
        }
    }

    private void open(Job job) {
        try {
            jdbc.update(OPEN, job.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.error("not opened", e);
        }
    }

    @KafkaListener(topics = "d")
    public void droppedFurtherOut(Job job) {
        try {
            closeOrThrow(job);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.error("not closed", e);
        }
    }

    private void closeOrThrow(Job job) {
        try {
            jdbc.update(DONE, job.id());
        } catch (RuntimeException e) {
            takeBack(job);
            throw e;
        }
    }
}
