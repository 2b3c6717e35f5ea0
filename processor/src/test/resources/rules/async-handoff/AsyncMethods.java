import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** Spring runs these on other threads, when they are called through what it hands out. */
class AsyncMethods {
    @Configuration
    @EnableAsync
    static class Settings {}

    static class Worker {
        private final JdbcTemplate jdbc;

        Worker(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Async
        public void store(String id) {
            jdbc.update("UPDATE parcels SET state = 'stored' WHERE id = ?", id);
        }

        @Async
        public CompletableFuture<Integer> storeLater(String id) {
            return CompletableFuture.completedFuture(
                    jdbc.update("UPDATE parcels SET state = 'later' WHERE id = ?", id));
        }

        public void storeNow(String id) {
            store(id);
        }
    }

    private final Worker worker;

    AsyncMethods(Worker worker) {
        this.worker = worker;
    }

    @KafkaListener(topics = "a")
    void drops(String id) {
        worker.store(id); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "b")
    void dropsTheFuture(String id) {
        worker.storeLater(id); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "c")
    void waits(String id) throws Exception {
        Future<Integer> rows = worker.storeLater(id);
        rows.get();
    }

    @KafkaListener(topics = "d")
    CompletableFuture<Integer> returns(String id) {
        return worker.storeLater(id);
    }

    @KafkaListener(topics = "e")
    void pastSpring(String id) {
        worker.storeNow(id);
    }
}
