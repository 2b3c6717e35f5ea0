package dev.hapax.benchmark.throughput;

import dev.hapax.Delivery;
import dev.hapax.benchmark.throughput.Race.Entry;
import dev.hapax.benchmark.throughput.Race.Goal;
import dev.hapax.dedup.jdbc.JdbcDedupStore;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.sql.PreparedStatement;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;

/** What is compared with what. */
final class Races {
    /** For what costs about a microsecond a record. */
    private static final int MANY = 1_000_000;

    /** For what costs some microseconds: with fewer, a run ends while its code is still being compiled. */
    private static final int SOME = 200_000;

    private static final int FEW = 20_000;

    /** For what waits for the disk with each record. */
    private static final int VERY_FEW = 1_500;

    private static final String HAPAX = "Hapax";

    private Races() {}

    static List<Race> all() {
        return List.of(atLeastOnce(), intoDatabase(), deduplicated(), kafkaToKafka());
    }

    private static Race atLeastOnce() {
        Contestant hapax = new HapaxHandler(
                HAPAX,
                Delivery.AT_LEAST_ONCE,
                (builder, course) -> builder.handle(message -> course.finish().handled()));
        return new Race(
                "at-least-once, handlers that do nothing",
                List.of(new Entry(new PollLoop(), MANY), new Entry(hapax, MANY), new Entry(new SpringListener(), MANY)),
                false,
                List.of(new Goal(HAPAX, "poll loop", 0.95), new Goal(HAPAX, "spring-kafka", 1)));
    }

    private static Race intoDatabase() {
        Contestant batched = new HapaxHandler(HAPAX + ", Statements", Delivery.EXACTLY_ONCE, Races::collecting);
        Contestant single = new HapaxHandler(HAPAX + ", Connection", Delivery.EXACTLY_ONCE, Races::oneByOne);
        return new Race(
                "exactly-once into PostgreSQL, one update a record",
                List.of(
                        new Entry(new FenceLoop(), SOME),
                        new Entry(batched, SOME),
                        new Entry(single, FEW),
                        new Entry(new TransactionPerRecord(), VERY_FEW)),
                true,
                List.of(
                        new Goal(batched.name(), "fence loop", 0.9),
                        new Goal(batched.name(), "transaction per record", 30),
                        new Goal(single.name(), "transaction per record", 1)));
    }

    private static Race deduplicated() {
        Contestant hapax = new HapaxHandler(
                        HAPAX + ", batch claims",
                        Delivery.AT_LEAST_ONCE,
                        (builder, course) -> collecting(builder.dedupKey(id -> id), course))
                .with((runtime, course) -> runtime.dedupStore(new JdbcDedupStore(course.database())));
        return new Race(
                "deduplicated by key in PostgreSQL, one update a record",
                List.of(new Entry(hapax, SOME), new Entry(new CamelRoute(), VERY_FEW)),
                true,
                List.of(new Goal(hapax.name(), "Camel, JDBC repository", 20)));
    }

    private static Race kafkaToKafka() {
        Contestant hapax = new HapaxHandler(
                HAPAX,
                Delivery.EXACTLY_ONCE,
                (builder, course) ->
                        builder.handleEmitting(new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                            emitter.send(course.output(), message.key(), message.value());
                            course.finish().handled();
                        }));
        return new Race(
                "exactly-once from Kafka to Kafka, one message a record",
                List.of(new Entry(new TransactionPerPoll(), SOME), new Entry(hapax, SOME)),
                false,
                List.of(new Goal(HAPAX, "transaction per poll", 1.5)));
    }

    private static Handler<String, String> collecting(HandlerBuilder<String, String> builder, Course course) {
        return builder.handleCollecting((message, statements) -> {
            statements.add(Accounts.CREDIT, message.key());
            course.finish().handled();
        });
    }

    private static Handler<String, String> oneByOne(HandlerBuilder<String, String> builder, Course course) {
        return builder.handleInTransaction((message, connection) -> {
            try (PreparedStatement credit = connection.prepareStatement(Accounts.CREDIT)) {
                Accounts.bind(credit, message.key());
                credit.executeUpdate();
            }
            course.finish().handled();
        });
    }
}
