package dev.hapax.killmatrix;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.jdbc.JdbcDedupStore;
import dev.hapax.dedup.redis.RedisDedupStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import redis.clients.jedis.RedisClient;

/** A worker in a process of its own, on the runtime as users have it, that does what its orders say. */
final class MatrixWorker {
    static final int MAX_POLL_RECORDS = 25;
    static final int SESSION_MILLIS = 2_000;
    /** Longer than any call, so that another worker waits for it; short, so that it does not wait long. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private final Orders orders;
    private final Recorder recorder;
    private final Trap trap;
    private final HikariDataSource pool = new HikariDataSource();
    private final ThreadLocal<Boolean> wrote = ThreadLocal.withInitial(() -> false);

    private MatrixWorker(Orders orders) throws Exception {
        this.orders = orders;
        this.recorder = Recorder.create(orders.recorder());
        this.trap = new Trap(orders.trap(), recorder);
        pool.setJdbcUrl(orders.jdbcUrl());
        pool.setMaximumPoolSize(2 + orders.routes().size());
        pool.setConnectionTimeout(5_000);
    }

    public static void main(String[] arguments) throws Exception {
        MatrixWorker worker = new MatrixWorker(Orders.parse(Files.readString(Path.of(arguments[0]))));
        worker.run();
    }

    private void run() throws Exception {
        if (orders.gate().isPresent()) {
            System.out.println("waiting");
            while (!Files.exists(orders.gate().get())) {
                Thread.sleep(5);
            }
        }
        if (trap.isAt(Seam.DURING_REVOKE)) {
            RevokeWatch.start(trap);
        }
        List<RunningHandlers> running = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(RunningHandlers::close)));
        for (Route route : orders.routes()) {
            running.add(start(route));
        }
        System.out.println("running");
        running.forEach(MatrixWorker::endWith);
        Thread.sleep(Long.MAX_VALUE);
    }

    private RunningHandlers start(Route route) {
        Flight flight = new Flight(route.shape(), recorder, trap);
        trap.counts(flight::inFlight);
        DataSource database = TrappedDataSource.of(pool, trap, wrote);
        MatrixHandlers handlers = new MatrixHandlers(new Ledger(pool, route.table()), orders.pause(), trap, wrote);
        Hapax hapax = Hapax.connect(orders.bootstrap())
                .instance(orders.instance())
                .database(database)
                .createTables()
                .listener(flight)
                .properties(orders.protocol().settings(SESSION_MILLIS))
                .property("client.id", orders.instance())
                .property("max.poll.records", MAX_POLL_RECORDS)
                // What a worker that stands still has open holds up the readers of its topics for as long.
                .property("transaction.timeout.ms", 5_000)
                .startTimeout(Duration.ofSeconds(60));
        if (route.shape().deadLetters()) {
            hapax.failurePolicy(new MatrixPolicy());
        }
        if (trap.isAt(Seam.AFTER_DEAD_LETTER) || trap.isAt(Seam.AFTER_RELAY)) {
            hapax.property("interceptor.classes", AcknowledgementInterceptor.class.getName())
                    .property(AcknowledgementInterceptor.TRAP, trap);
        }
        if (orders.impatient()) {
            hapax.properties(Map.of(
                    "max.block.ms", 2_000,
                    "request.timeout.ms", 2_000,
                    "default.api.timeout.ms", 3_000,
                    "delivery.timeout.ms", 3_000));
        }
        store(route.shape(), database).ifPresent(store -> hapax.dedupStore(new TrappedStore(store, trap)));
        return hapax.start(() -> List.of(handlers.of(route)));
    }

    private Optional<DedupStore> store(Shape shape, DataSource database) {
        if (shape == Shape.LEASED_REDIS) {
            return Optional.of(
                    new RedisDedupStore(RedisClient.create("127.0.0.1", orders.redisPort())).withLease(LEASE));
        }
        return shape.deduplicates() ? Optional.of(new JdbcDedupStore(database).withLease(LEASE)) : Optional.empty();
    }

    /** A handler that has to stop ends the process, so that it is seen. */
    private static void endWith(RunningHandlers running) {
        Thread watching = new Thread(() -> {
            try {
                running.join();
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
        watching.setDaemon(true);
        watching.start();
    }
}
