import java.util.*;
import java.util.concurrent.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a field keeps of work that goes on elsewhere is no wait for it, unless somebody waits. */
class KeptInFields {
    record Job(String id) {}

    static final String DONE = "UPDATE jobs SET done = TRUE WHERE id = ?";

    static class ToCancelThem {
        private final Map<String, Future<?>> running = new ConcurrentHashMap<>();
        private final ExecutorService pool = Executors.newFixedThreadPool(4);
        private final JdbcTemplate jdbc;

        ToCancelThem(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "a")
        void on(Job job) {
            Future<?> before = running.remove(job.id());
            if (before != null) {
                before.cancel(true);
            }
            Future<?> now = pool.submit(() -> jdbc.update(DONE, job.id())); // hapax: async-handoff warning
            running.put(job.id(), now);
        }
    }

    static class TheLast {
        private final ExecutorService pool = Executors.newFixedThreadPool(4);
        private final JdbcTemplate jdbc;
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        TheLast(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "b")
        void on(Job job) {
            last = CompletableFuture.runAsync(() -> jdbc.update(DONE, job.id()), pool); // hapax: async-handoff warning
        }
    }

    /** Work that is done again and again can be ended by its future, and not waited for. */
    static class Again {
        private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        private final JdbcTemplate jdbc;

        Again(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "again")
        void on(Job job) {
            Attempt attempt = new Attempt(jdbc, job);
            attempt.setFuture(clock.scheduleAtFixedRate(attempt, 1, 1, TimeUnit.SECONDS)); // hapax: async-handoff warning
        }
    }

    static class Attempt implements Runnable {
        private final JdbcTemplate jdbc;
        private final Job job;
        private Future<?> future;

        Attempt(JdbcTemplate jdbc, Job job) {
            this.jdbc = jdbc;
            this.job = job;
        }

        void setFuture(Future<?> future) {
            this.future = future;
        }

        @Override
        public void run() {
            jdbc.update(DONE, job.id());
            future.cancel(true);
        }
    }

    static class WaitedFor {
        private final List<Future<?>> running = new ArrayList<>();
        private final ExecutorService pool = Executors.newFixedThreadPool(4);
        private final JdbcTemplate jdbc;

        WaitedFor(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "c")
        void on(List<Job> jobs) throws Exception {
            for (Job job : jobs) {
                running.add(pool.submit(() -> jdbc.update(DONE, job.id())));
            }
            finish();
        }

        private void finish() throws Exception {
            for (Future<?> one : running) {
                one.get();
            }
            running.clear();
        }
    }

    static class HandedOut {
        private final List<Future<?>> running = new ArrayList<>();
        private final ExecutorService pool = Executors.newFixedThreadPool(4);
        private final JdbcTemplate jdbc;

        HandedOut(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "d")
        void on(Job job) {
            running.add(pool.submit(() -> jdbc.update(DONE, job.id())));
        }

        List<Future<?>> running() {
            return running;
        }
    }
}
