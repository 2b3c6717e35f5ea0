package dev.hapax.it;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A worker in a process of its own. It says what happens line by line, and waits a moment in each call so that a kill
 * meets records in flight.
 */
final class LedgerWorker {
    static final int MAX_POLL_RECORDS = 25;

    private LedgerWorker() {}

    /** What a worker runs. */
    enum Shape {
        AT_MOST_ONCE,
        AT_LEAST_ONCE,
        AT_LEAST_ONCE_DEDUP,
        AT_LEAST_ONCE_DEDUP_TRANSACTION,
        INTO_DATABASE,
        KAFKA_TO_KAFKA,
        AT_LEAST_ONCE_DEAD_LETTERS,
        INTO_DATABASE_DEAD_LETTERS,
        KAFKA_TO_KAFKA_DEAD_LETTERS
    }

    /** Starts the payloads that no handler of the shapes with dead letters can handle. */
    static final String BAD = "bad";

    public static void main(String[] arguments) throws Exception {
        Shape shape = Shape.valueOf(arguments[0]);
        String bootstrap = arguments[1];
        String jdbcUrl = arguments[2];
        String topic = arguments[3];
        String out = arguments[4];
        String group = arguments[5];
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(3);
        RunningHandlers running = Hapax.connect(bootstrap)
                .instance(arguments[6])
                .database(pool)
                .createTables()
                .startTimeout(Duration.ofSeconds(60))
                .property("session.timeout.ms", "2000")
                .property("heartbeat.interval.ms", "300")
                // What a standing worker has open holds up the readers of its topics for as long.
                .property("transaction.timeout.ms", "5000")
                .property("max.poll.records", Integer.toString(MAX_POLL_RECORDS))
                .failurePolicy(
                        shape.name().endsWith("DEAD_LETTERS")
                                ? FailurePolicy.retry(2, Duration.ofMillis(5), Duration.ofMillis(5))
                                        .thenDeadLetter()
                                : FailurePolicy.standard())
                .listener(new Telling())
                .start(TestHandlers.factory(handler(shape, topic, out, group, Ledger.on(pool))));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        running.join();
    }

    private static Handler<byte[], String> handler(Shape shape, String topic, String out, String group, Ledger ledger) {
        return switch (shape) {
            case AT_MOST_ONCE ->
                TestHandlers.handler(Delivery.AT_MOST_ONCE, topic, group)
                        .handle(message -> ledger.write(slowly(message.value())));
            case AT_LEAST_ONCE, AT_LEAST_ONCE_DEAD_LETTERS ->
                TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group)
                        .handle(message -> ledger.write(slowly(message.value())));
            case AT_LEAST_ONCE_DEDUP ->
                TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group)
                        .dedupKey(payload -> payload)
                        .handle(message -> ledger.write(slowly(message.value())));
            case AT_LEAST_ONCE_DEDUP_TRANSACTION ->
                TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group)
                        .dedupKey(payload -> payload)
                        .handleInTransaction(
                                (message, connection) -> Ledger.write(connection, slowly(message.value())));
            case INTO_DATABASE, INTO_DATABASE_DEAD_LETTERS ->
                TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                        .handleInTransaction(
                                (message, connection) -> Ledger.write(connection, slowly(message.value())));
            case KAFKA_TO_KAFKA, KAFKA_TO_KAFKA_DEAD_LETTERS ->
                TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                        .<String, String>handleEmitting(
                                new StringSerializer(),
                                new StringSerializer(),
                                (message, emitter) -> emitter.send(out, "", slowly(message.value())));
        };
    }

    private static String slowly(String message) throws InterruptedException {
        Thread.sleep(3);
        if (message.startsWith(BAD)) {
            throw new IllegalStateException("cannot be handled: " + message);
        }
        return message;
    }

    /** One line an event, with the records in flight. */
    private static final class Telling implements HandlerListener {
        private final AtomicInteger inFlight = new AtomicInteger();

        @Override
        public void polled(RecordAddress at) {
            say("polled", inFlight.incrementAndGet());
        }

        @Override
        public void handled(RecordAddress at) {
            say("handled", inFlight.decrementAndGet());
        }

        @Override
        public void duplicateSuppressed(RecordAddress at) {
            say("duplicate", inFlight.decrementAndGet());
        }

        @Override
        public void deadLettered(RecordAddress at) {
            say("dead-lettered", inFlight.decrementAndGet());
        }

        @Override
        public void fenced(RecordAddress at) {
            System.out.println("fenced");
        }

        private static void say(String what, int inFlight) {
            System.out.println(what + " " + inFlight);
        }
    }
}
