import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.springframework.data.geo.Point;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** Work that is given to the executors of MicroProfile. */
class ManagedExecutors {
    record Position(String rider, double x, double y) {}

    static class UnknownRider extends RuntimeException {}

    private final ManagedExecutor executor;
    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;

    ManagedExecutors(ManagedExecutor executor, JdbcTemplate jdbc, StringRedisTemplate redis) {
        this.executor = executor;
        this.jdbc = jdbc;
        this.redis = redis;
    }

    private void store(Position position) {
        jdbc.update("UPDATE riders SET x = ?, y = ? WHERE id = ?", position.x(), position.y(), position.rider());
    }

    @Incoming("dropped")
    void dropped(Position position) {
        executor.runAsync(() -> store(position)); // hapax: async-handoff warning
    }

    @Incoming("executed")
    void executed(Position position) {
        executor.execute(() -> store(position)); // hapax: async-handoff warning
    }

    @Incoming("returned")
    CompletionStage<Void> returned(Position position) {
        return executor.runAsync(() -> store(position));
    }

    @Incoming("joined")
    void joined(Position position) {
        executor.supplyAsync(() -> {
                    store(position);
                    return position.rider();
                })
                .join();
    }

    @Incoming("set again")
    void setAgain(Position position) {
        Long added = redis.opsForGeo().add("riders", new Point(position.x(), position.y()), position.rider());
        System.out.println(added);
        try {
            store(position);
        } catch (UnknownRider e) {
            e.printStackTrace();
            throw e;
        }
    }
}
