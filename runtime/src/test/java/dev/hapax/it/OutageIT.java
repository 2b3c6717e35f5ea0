package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.testbed.KafkaBroker;
import dev.hapax.testbed.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Broker and database stand still, die and come back while handlers of every guarantee run. */
@SuppressWarnings("try") // a runner runs by itself
final class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ROUND = 300;

    @Test
    void everyGuaranteeHolds() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start();
                Postgres postgres = Postgres.start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(postgres.jdbcUrl());
            pool.setMaximumPoolSize(6);
            pool.setConnectionTimeout(2_000);
            Messages messages = Messages.of(kafka);
            for (String topic : List.of("in", "out")) {
                kafka.createTopic(topic, 2);
            }
            Ledgers ledgers = new Ledgers(pool);
            Events events = new Events();
            List<String> sent = new ArrayList<>();
            try (RunningHandlers running = runner(kafka, pool, events, ledgers)) {
                sent.addAll(messages.sendTo("in", 2, "before", ROUND));
                await().atMost(PATIENCE).until(() -> ledgers.least.rows() > 50);
                kafka.suspend();
                Thread.sleep(5_000);
                kafka.resume();
                sent.addAll(messages.sendTo("in", 2, "after-pause", ROUND));
                await().atMost(PATIENCE).until(() -> ledgers.least.rows() > ROUND + 50);
                assertThat(messages.read("out", ROUND + 50, PATIENCE)).hasSizeGreaterThanOrEqualTo(ROUND + 50);
                kafka.kill();
                kafka.restart();
                sent.addAll(messages.sendTo("in", 2, "after-kill", ROUND));
                await().atMost(PATIENCE).until(() -> ledgers.least.rows() > 2 * ROUND + 50);
                postgres.kill();
                postgres.restart();
                sent.addAll(messages.sendTo("in", 2, "after-database", ROUND));
                await().ignoreExceptions()
                        .atMost(PATIENCE)
                        .until(() ->
                                ledgers.least.counts().size() == sent.size() && ledgers.once.rows() >= sent.size());
                Map<String, Integer> in = counts(messages.read("in", sent.size(), PATIENCE));
                Map<String, Integer> out = counts(messages.read("out", sent.size(), PATIENCE));
                assertOnce(in, sent);
                assertThat(out.values())
                        .as(() -> new TransactionTrace(kafka).of("out", doubles(out), "once-kafka"))
                        .allMatch(count -> count == 1);
                assertOnce(out, sent);
            }
            assertThat(ledgers.least.counts()).containsOnlyKeys(sent);
            assertOnce(ledgers.once.counts(), sent);
            assertThat(ledgers.most.counts().values()).allMatch(count -> count == 1);
        }
    }

    private static void assertOnce(Map<String, Integer> effects, List<String> sent) {
        assertThat(effects).containsOnlyKeys(sent);
        assertThat(effects.entrySet())
                .filteredOn(effect -> effect.getValue() != 1)
                .isEmpty();
    }

    private static Set<String> doubles(Map<String, Integer> effects) {
        Set<String> doubles = new TreeSet<>(effects.keySet());
        doubles.removeIf(effect -> effects.getOrDefault(effect, 0) == 1);
        return doubles;
    }

    private static Map<String, Integer> counts(List<String> messages) {
        Map<String, Integer> counts = new TreeMap<>();
        messages.forEach(message -> counts.merge(message, 1, Integer::sum));
        return counts;
    }

    private static RunningHandlers runner(KafkaBroker kafka, HikariDataSource pool, Events events, Ledgers ledgers) {
        return Hapax.connect(kafka.bootstrapServers())
                .instance("worker")
                .database(pool)
                .createTables()
                .listener(events)
                .failurePolicy(failure -> new dev.hapax.failure.FailureDecision.Retry(Duration.ofMillis(200)))
                .property("session.timeout.ms", "3000")
                .property("heartbeat.interval.ms", "500")
                .property("max.poll.records", "50")
                .property("max.block.ms", "2000")
                .property("request.timeout.ms", "2000")
                .property("default.api.timeout.ms", "3000")
                .property("delivery.timeout.ms", "3000")
                .property("transaction.timeout.ms", "5000")
                .start(TestHandlers.factory(
                        TestHandlers.handler(Delivery.AT_MOST_ONCE, "in", "most")
                                .handle(message -> {
                                    ledgers.most.write(message.value());
                                }),
                        TestHandlers.handler(Delivery.AT_LEAST_ONCE, "in", "least")
                                .handle(message -> {
                                    Thread.sleep(2);
                                    ledgers.least.write(message.value());
                                }),
                        TestHandlers.handler(Delivery.EXACTLY_ONCE, "in", "once-database")
                                .handleInTransaction((message, connection) -> {
                                    Thread.sleep(2);
                                    Ledgers.writeOnce(connection, message.value());
                                }),
                        TestHandlers.handler(Delivery.EXACTLY_ONCE, "in", "once-kafka")
                                .<String, String>handleEmitting(
                                        new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                                            Thread.sleep(2);
                                            emitter.send("out", "", message.value());
                                        })));
    }

    /** A table for each guarantee. */
    private static final class Ledgers {
        private final Ledger most;
        private final Ledger least;
        private final Ledger once;

        Ledgers(HikariDataSource pool) throws Exception {
            most = Ledger.create(pool, "most");
            least = Ledger.create(pool, "least");
            once = Ledger.create(pool, "once");
        }

        static void writeOnce(java.sql.Connection connection, String message) throws java.sql.SQLException {
            Ledger.write(connection, "once", message);
        }
    }
}
