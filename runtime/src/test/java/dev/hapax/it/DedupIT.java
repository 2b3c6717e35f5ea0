package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.MessageKeys;
import dev.hapax.dedup.jdbc.JdbcDedupStore;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payloads are {@code key:body}. */
@SuppressWarnings("try") // a runner runs by itself
final class DedupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HANDLER = "com.acme.Handlers.on";

    private enum Shape {
        PLAIN,
        EMITTING,
        TRANSACTION,
        EXACTLY_ONCE
    }

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private HandlerBuilder<byte[], String> builder(Delivery guarantee, String topic) {
        return TestHandlers.handler(guarantee, topic, group)
                .dedupKey(payload -> payload.substring(0, payload.indexOf(':')));
    }

    private Handler<byte[], String> handler(Shape shape, String topic) {
        return switch (shape) {
            case PLAIN ->
                builder(Delivery.AT_LEAST_ONCE, topic)
                        .handle(message -> database.ledger().write(message.value()));
            case EMITTING ->
                builder(Delivery.AT_LEAST_ONCE, topic)
                        .<String, String>handleEmitting(
                                new StringSerializer(),
                                new StringSerializer(),
                                (message, emitter) -> database.ledger().write(message.value()));
            case TRANSACTION ->
                builder(Delivery.AT_LEAST_ONCE, topic)
                        .handleInTransaction((message, connection) -> Ledger.write(connection, message.value()));
            case EXACTLY_ONCE ->
                builder(Delivery.EXACTLY_ONCE, topic)
                        .handleInTransaction((message, connection) -> Ledger.write(connection, message.value()));
        };
    }

    private Hapax runner() {
        return TestHandlers.runner().database(database.pool()).createTables().listener(events);
    }

    private ClaimKey key(String topic, String key, String payload) {
        return new ClaimKey(group, topic, HANDLER, key, MessageKeys.digest(payload.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatWasSentTwiceTakesEffectOnce(Shape shape) throws Exception {
        String topic = Servers.topic(2);
        // Twice in one batch, on both partitions, and once more after a restart.
        Messages.send(topic, 2, List.of("b:1", "b:1", "a:1", "a:1", "b:1", "c:1"));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(shape, topic)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 6);
        }
        Messages.send(topic, 2, List.of("c:1", "d:1"));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(shape, topic)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 8);
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("a:1", 1, "b:1", 1, "c:1", 1, "d:1", 1));
        assertThat(events.duplicates).hasSize(4);
        assertThat(events.handled).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureLeavesNoClaim(Shape shape) throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, List.of("a:1", "b:1"));
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            // Refuses what the handler writes, until it is dropped.
            statement.execute("ALTER TABLE ledger ADD CONSTRAINT closed CHECK (message <> 'b:1')");
        }
        AtomicInteger failures = new AtomicInteger();
        try (RunningHandlers running = runner().failurePolicy(failure -> {
                    if (failures.incrementAndGet() == 2) {
                        dropConstraint();
                    }
                    return new dev.hapax.failure.FailureDecision.Retry(Duration.ofMillis(10));
                })
                .start(TestHandlers.factory(handler(shape, topic)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 2);
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("a:1", 1, "b:1", 1));
        assertThat(events.duplicates).isEmpty();
    }

    private void dropConstraint() {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger DROP CONSTRAINT closed");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatComesWithAnotherPayloadIsAFailure(Shape shape) throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, List.of("a:1", "a:2"));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(shape, topic)))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@1 has the idempotency key \"a\" of an earlier message");
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("a:1", 1));
    }

    @Test
    void aPayloadWithoutAKeyIsAFailure() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, List.of("no colon"));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Shape.TRANSACTION, topic)))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("no idempotency key can be read from the payload of " + topic + "-0@0");
        }
    }

    @Test
    void anotherWorkersLiveClaimIsWaitedFor() throws Exception {
        String topic = Servers.topic(1);
        JdbcDedupStore store = new JdbcDedupStore(database.pool()).withLease(Duration.ofSeconds(2));
        assertThat(store.problem(true)).isEmpty();
        assertThat(store.claim(List.of(key(topic, "a", "a:1")), "somebody else").get(0))
                .isInstanceOf(Claim.Granted.class);
        Messages.send(topic, 1, List.of("a:1"));
        try (RunningHandlers running =
                runner().dedupStore(store).start(TestHandlers.factory(handler(Shape.PLAIN, topic)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 1);
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("a:1", 1));
        assertThat(events.failed).isEmpty();
        assertThat(events.duplicates).isEmpty();
    }

    /** What leases cannot rule out, and what the compiler's message names: a mark is guarded, an effect is not. */
    @Test
    void aLeaseThatEndsInTheMiddleOfAnEffectLetsItHappenTwice() throws Exception {
        String topic = Servers.topic(2);
        JdbcDedupStore store = new JdbcDedupStore(database.pool()).withLease(Duration.ofSeconds(2));
        AtomicBoolean slow = new AtomicBoolean(true);
        Handler<byte[], String> handler = builder(Delivery.AT_LEAST_ONCE, topic).handle(message -> {
            if (slow.getAndSet(false)) {
                Thread.sleep(5_000);
            }
            database.ledger().write(message.value());
        });
        try (RunningHandlers one = runner().instance("one").dedupStore(store).start(TestHandlers.factory(handler));
                RunningHandlers two = runner().instance("two").dedupStore(store).start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE).until(() -> partitions(one) == 1 && partitions(two) == 1);
            Messages.send(topic, 2, List.of("a:1", "a:1"));
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 2);
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("a:1", 2));
        assertThat(events.failed).isEmpty();
    }

    private static int partitions(RunningHandlers running) {
        return running.health().get(0).partitions().size();
    }

    @Test
    void theNextWorkerOfTheSameNameTakesAClaimOverAtOnce() throws Exception {
        String topic = Servers.topic(1);
        JdbcDedupStore store = new JdbcDedupStore(database.pool()).withLease(Duration.ofHours(1));
        assertThat(store.problem(true)).isEmpty();
        Claim killed = store.claim(List.of(key(topic, "a", "a:1")), "worker-1").get(0);
        Messages.send(topic, 1, List.of("a:1"));
        try (RunningHandlers running = runner().instance("worker-1")
                .dedupStore(store)
                .start(TestHandlers.factory(handler(Shape.PLAIN, topic)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 1);
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("a:1", 1));
        assertThat(store.done(List.of((Claim.Granted) killed)))
                .as("an older token's mark is refused")
                .containsExactly((Claim.Granted) killed);
    }

    @Test
    void aBatchThatIsCutKeepsNoClaimOfWhatItDidNotHandle() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(i + ":1");
        }
        Messages.send(topic, 1, sent);
        AtomicBoolean stopping = new AtomicBoolean();
        Handler<byte[], String> slow = builder(Delivery.EXACTLY_ONCE, topic)
                .handleInTransaction((message, connection) -> {
                    Ledger.write(connection, message.value());
                    Thread.sleep(20);
                    if (message.offset() == 5) {
                        stopping.set(true);
                    }
                });
        try (RunningHandlers running = runner().start(TestHandlers.factory(slow))) {
            await().atMost(PATIENCE).untilTrue(stopping);
        }
        assertThat(database.ledger().rows())
                .as("closed in the middle of the batch")
                .isBetween(6L, 39L);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Shape.EXACTLY_ONCE, topic)))) {
            await().atMost(PATIENCE).until(() -> database.ledger().rows() >= 40);
        }
        assertThat(database.ledger().counts())
                .hasSize(40)
                .allSatisfy((message, count) -> assertThat(count).isEqualTo(1));
    }
}
