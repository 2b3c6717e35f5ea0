package dev.hapax.killmatrix;

import dev.hapax.testbed.KafkaBroker;
import dev.hapax.testbed.Postgres;
import dev.hapax.testbed.Redis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The servers, and what all combinations share.
 *
 * @param logs where the workers' logs are kept
 */
record Bench(
        KafkaBroker kafka,
        KafkaProxy proxy,
        Postgres postgres,
        Redis redis,
        Traffic traffic,
        Path logs,
        Progress progress,
        AtomicInteger names)
        implements AutoCloseable {

    static Bench open(Path logs, Progress progress) throws IOException {
        KafkaProxy proxy = new KafkaProxy();
        KafkaBroker kafka = KafkaBroker.startBehind(
                proxy.port(),
                Map.of(
                        "group.consumer.heartbeat.interval.ms",
                        Integer.toString(MatrixWorker.SESSION_MILLIS / 6),
                        "group.consumer.session.timeout.ms",
                        Integer.toString(MatrixWorker.SESSION_MILLIS)));
        proxy.leadsTo(kafka.proxiedPort());
        return new Bench(
                kafka,
                proxy,
                Postgres.start(),
                Redis.start(),
                new Traffic(kafka.bootstrapServers()),
                logs,
                progress,
                new AtomicInteger());
    }

    /** Where workers connect to. */
    String bootstrap() {
        return "127.0.0.1:" + proxy.port();
    }

    /** Topics, group and ledger for a combination that nobody else has. */
    Route route(Combination combination, String jdbcUrl) throws Exception {
        Route route = Route.of(combination, "x" + names.incrementAndGet());
        kafka.createTopic(route.topic(), Traffic.PARTITIONS);
        if (combination.shape().intoKafka()) {
            kafka.createTopic(route.out(), 2);
        }
        if (combination.shape().intoRows()) {
            new Ledger(Postgres.dataSource(jdbcUrl), route.table()).create();
        }
        if (combination.shape().deadLetters()) {
            kafka.createTopic(route.deadLetters(), 1);
        }
        traffic.startAtBeginning(route.group(), route.topic());
        return route;
    }

    /** Waits for something that comes; what it says when it did not. */
    static void await(String what, long seconds, Condition condition) throws Exception {
        await(what, seconds, () -> 0, condition);
    }

    /**
     * Waits for something that comes step by step, for as long as less is left than ever before: a machine that is busy takes
     * longer, and only what stands still, or goes in a circle, has failed.
     *
     * @param seconds how long no step may come
     */
    static void await(String what, long seconds, Left left, Condition condition) throws Exception {
        long least = left.count();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds()) {
            long now = left.count();
            if (now < least) {
                least = now;
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            } else if (System.nanoTime() > deadline) {
                throw new MatrixException("waited in vain for " + what + ", " + seconds + " s");
            }
            Thread.sleep(20);
        }
    }

    /** How many steps are still to come. */
    interface Left {
        long count() throws Exception;
    }

    /** Something to wait for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() throws IOException {
        traffic.close();
        redis.close();
        postgres.close();
        kafka.close();
        proxy.close();
    }
}
