package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.handler.HandlerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers join and leave in the middle of the work, in order: nothing is handled twice, and nothing is left out. */
@SuppressWarnings("try") // a runner runs by itself
final class RebalanceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;
    private static final int MESSAGES = 200;

    private enum Shape {
        AT_MOST_ONCE,
        AT_LEAST_ONCE,
        INTO_DATABASE,
        KAFKA_TO_KAFKA
    }

    private final String group = Servers.unique("group");

    static Stream<Arguments> shapesAndProtocols() {
        return Stream.of(Shape.values())
                .flatMap(shape -> Stream.of("classic", "cooperative", "consumer")
                        .filter(protocol -> shape != Shape.AT_MOST_ONCE || !protocol.equals("consumer"))
                        .filter(protocol -> shape == Shape.AT_LEAST_ONCE || !protocol.equals("cooperative"))
                        .map(protocol -> Arguments.of(shape, protocol)));
    }

    private static Hapax runner(String protocol) {
        Hapax runner = Hapax.connect(Servers.kafka().bootstrapServers())
                .startTimeout(Duration.ofSeconds(20))
                .property("max.poll.records", "20");
        return switch (protocol) {
            case "consumer" -> runner.property("group.protocol", "consumer");
            case "cooperative" ->
                runner.property(
                                "partition.assignment.strategy",
                                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")
                        .property("heartbeat.interval.ms", "300");
            default -> runner.property("heartbeat.interval.ms", "300");
        };
    }

    @ParameterizedTest
    @MethodSource("shapesAndProtocols")
    void workersJoinAndLeave(Shape shape, String protocol) throws Exception {
        String topic = Servers.topic(PARTITIONS);
        String out = Servers.topic(1);
        String url = Servers.postgres().newDatabase();
        Messages.startAtBeginning(group, topic, PARTITIONS);
        List<String> sent = new ArrayList<>(Messages.send(topic, PARTITIONS, "m", MESSAGES));
        Map<String, Integer> handled = new ConcurrentHashMap<>();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            Ledger ledger = Ledger.create(pool);
            HandlerFactory factory = TestHandlers.factory(handler(shape, topic, out, ledger));
            List<Events> events = new ArrayList<>();
            try (RunningHandlers first = start(protocol, pool, factory, "first", events)) {
                await().atMost(PATIENCE).until(() -> !events.get(0).handled.isEmpty());
                try (RunningHandlers second = start(protocol, pool, factory, "second", events)) {
                    await().atMost(PATIENCE).until(() -> {
                        // on a busy machine the first one can be done before the second one has partitions
                        sent.addAll(Messages.send(topic, PARTITIONS, "more" + sent.size() + "-", PARTITIONS));
                        return !events.get(1).handled.isEmpty();
                    });
                }
                awaitAll(shape, topic, out, ledger, sent.size());
            }
            events.forEach(worker -> assertThat(worker.failed).isEmpty());
            handled.putAll(effects(shape, out, ledger, sent.size()));
        }
        assertThat(handled).containsOnlyKeys(sent);
        assertThat(handled.values()).allMatch(count -> count == 1);
    }

    private static RunningHandlers start(
            String protocol, HikariDataSource pool, HandlerFactory factory, String name, List<Events> events) {
        Events own = new Events();
        events.add(own);
        return runner(protocol)
                .instance(name)
                .database(pool)
                .createTables()
                .listener(own)
                .start(factory);
    }

    private Handler<byte[], String> handler(Shape shape, String topic, String out, Ledger ledger) {
        return switch (shape) {
            case AT_MOST_ONCE ->
                builder(Delivery.AT_MOST_ONCE, topic).handle(message -> slowly(ledger, message.value()));
            case AT_LEAST_ONCE ->
                builder(Delivery.AT_LEAST_ONCE, topic).handle(message -> slowly(ledger, message.value()));
            case INTO_DATABASE ->
                builder(Delivery.EXACTLY_ONCE, topic).handleInTransaction((message, connection) -> {
                    Thread.sleep(5);
                    Ledger.write(connection, message.value());
                });
            case KAFKA_TO_KAFKA ->
                builder(Delivery.EXACTLY_ONCE, topic)
                        .<String, String>handleEmitting(
                                new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                                    Thread.sleep(5);
                                    emitter.send(out, "", message.value());
                                });
        };
    }

    private HandlerBuilder<byte[], String> builder(Delivery guarantee, String topic) {
        return TestHandlers.handler(guarantee, topic, group);
    }

    private static void slowly(Ledger ledger, String message) throws Exception {
        Thread.sleep(5);
        ledger.write(message);
    }

    private void awaitAll(Shape shape, String topic, String out, Ledger ledger, int sent) {
        if (shape == Shape.KAFKA_TO_KAFKA) {
            assertThat(Messages.readCommitted(out, sent, PATIENCE)).hasSizeGreaterThanOrEqualTo(sent);
        } else {
            await().atMost(PATIENCE).until(() -> ledger.counts().size() == sent);
        }
        await().atMost(PATIENCE)
                .until(() -> shape == Shape.AT_MOST_ONCE || Messages.committedTotal(group, topic) >= sent);
    }

    private static Map<String, Integer> effects(Shape shape, String out, Ledger ledger, int sent) throws Exception {
        if (shape != Shape.KAFKA_TO_KAFKA) {
            return ledger.counts();
        }
        Map<String, Integer> counts = new java.util.TreeMap<>();
        Messages.readCommitted(out, sent, PATIENCE).forEach(message -> counts.merge(message, 1, Integer::sum));
        return counts;
    }
}
