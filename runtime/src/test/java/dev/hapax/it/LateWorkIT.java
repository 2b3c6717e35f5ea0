package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record takes longer than a group waits for its partition to be given back. It ends after the partition has moved, in a
 * worker that is a member again, of the group's new generation: it must not commit all the same.
 */
@SuppressWarnings("try") // a runner runs by itself
final class LateWorkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");
    private final String topic = Servers.topic(2);
    private final String out = Servers.topic(1);

    private static Hapax runner(String name, Events events, HikariDataSource pool) {
        return Hapax.connect(Servers.kafka().bootstrapServers())
                .instance(Servers.unique(name))
                .database(pool)
                .createTables()
                .listener(events)
                .shutdownTimeout(Duration.ofSeconds(10))
                .property("max.poll.interval.ms", "2000")
                .property("max.poll.records", "5")
                .property("session.timeout.ms", "15000")
                .property("heartbeat.interval.ms", "300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "kafka", "at least once"})
    void cannotCommitWhatAnotherWorkerHasTaken(String shape) throws Exception {
        String url = Servers.postgres().newDatabase();
        List<String> sent = Messages.send(topic, 2, "m", 40);
        Messages.startAtBeginning(group, topic, 2);
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        Gate gate = () -> {
            if (first.compareAndSet(true, false)) {
                inHand.countDown();
                goOn.await();
            }
        };
        Events slow = new Events();
        Events quick = new Events();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            Ledger ledger = Ledger.create(pool);
            Gate open = () -> {};
            try (RunningHandlers slowOne =
                    runner("slow", slow, pool).start(TestHandlers.factory(handler(shape, gate, ledger)))) {
                assertThat(inHand.await(30, TimeUnit.SECONDS)).isTrue();
                try (RunningHandlers quickOne =
                        runner("quick", quick, pool).start(TestHandlers.factory(handler(shape, open, ledger)))) {
                    // The slow one holds everything at first: the quick one works only once something was taken away.
                    await().atMost(PATIENCE).until(() -> !quick.handled.isEmpty());
                    goOn.countDown();
                    await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) >= 40);
                }
            }
            if (shape.equals("kafka")) {
                assertThat(Messages.readCommitted(out, 40, PATIENCE)).containsExactlyInAnyOrderElementsOf(sent);
            } else {
                assertThat(ledger.counts()).containsOnlyKeys(sent);
            }
            if (shape.equals("database")) {
                assertThat(ledger.counts().values()).allMatch(count -> count == 1);
            }
        }
        assertThat(slow.failed).isEmpty();
        assertThat(quick.failed).isEmpty();
    }

    private interface Gate {
        void pass() throws InterruptedException;
    }

    private Handler<byte[], String> handler(String shape, Gate gate, Ledger ledger) {
        return switch (shape) {
            case "database" ->
                TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group).handleInTransaction((message, connection) -> {
                    Ledger.write(connection, message.value());
                    gate.pass();
                });
            case "kafka" ->
                TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                        .<String, String>handleEmitting(
                                new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                                    emitter.send(out, "", message.value());
                                    gate.pass();
                                });
            default ->
                TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group).handle(message -> {
                    gate.pass();
                    ledger.write(message.value());
                });
        };
    }
}
