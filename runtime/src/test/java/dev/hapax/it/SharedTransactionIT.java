package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The partitions of a poll in one database transaction: what one of them runs into stays its own. */
@SuppressWarnings("try") // a runner runs by itself
final class SharedTransactionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int PARTITIONS = 4;
    private static final int COUNT = 40;
    private static final String INSERT = "INSERT INTO ledger (message) VALUES (?)";

    private final String group = Servers.unique("group");
    private final String topic = Servers.topic(PARTITIONS);
    private final Events events = new Events();
    private final AtomicBoolean disturbed = new AtomicBoolean();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private HandlerBuilder<byte[], String> handler() {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group);
    }

    private Hapax runner() {
        return TestHandlers.runner().database(database.pool()).createTables().listener(events);
    }

    private void awaitFence(long total) {
        await().ignoreExceptions().atMost(PATIENCE).until(() -> database.fenceTotal(group) == total);
    }

    /** Runs once, when a message of the third partition is handled: those of the first two were in the same transaction. */
    private void once(String message, Disturbance disturbance) throws Exception {
        if (message.equals("m6") && disturbed.compareAndSet(false, true)) {
            disturbance.happen();
        }
    }

    private interface Disturbance {
        void happen() throws Exception;
    }

    /** How a handler writes. */
    enum Way {
        CONNECTION,
        STATEMENTS
    }

    private void assertOnce(Way way, Disturbance disturbance) throws Exception {
        List<String> sent = Messages.send(topic, PARTITIONS, "m", COUNT);
        HandlerBuilder<byte[], String> builder = handler();
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                way == Way.CONNECTION
                        ? builder.handleInTransaction((message, connection) -> {
                            Ledger.write(connection, message.value());
                            once(message.value(), disturbance);
                        })
                        : builder.handleCollecting((message, statements) -> {
                            statements.add(INSERT, message.value());
                            once(message.value(), disturbance);
                        })))) {
            awaitFence(COUNT);
        }
        assertThat(disturbed).isTrue();
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
    }

    private void takePartition(int partition) throws Exception {
        database.execute(
                "UPDATE hapax_fence SET owner_epoch = owner_epoch + 1 WHERE group_id = '%s' AND partition_id = %d"
                        .formatted(group, partition));
    }

    @ParameterizedTest
    @EnumSource
    void thePartitionsOfAPollShareOne(Way way) throws Exception {
        assertOnce(way, () -> {});
        assertThat(database.column("SELECT count(DISTINCT xmin::text) FROM ledger"))
                .first()
                .asString()
                .satisfies(count -> assertThat(Integer.parseInt(count)).isLessThan(PARTITIONS));
    }

    @ParameterizedTest
    @EnumSource
    void aPartitionThatIsTakenNeitherCommitsNorHoldsUpTheOthers(Way way) throws Exception {
        assertOnce(way, () -> takePartition(1));
        assertThat(events.fenced).extracting(RecordAddress::partition).containsExactly(1);
        assertThat(events.failed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatFailsIsTheOnlyOneThatDoes(Way way) throws Exception {
        assertOnce(way, () -> {
            throw new IllegalStateException("not yet");
        });
        // The first failure is that of what was shared: nobody's.
        assertThat(events.failed).isEmpty();
        assertThat(events.handled).hasSize(COUNT);
    }

    @Test
    void aRecordThatNeverSucceedsHoldsUpItsPartitionAlone() throws Exception {
        Messages.send(topic, PARTITIONS, "m", COUNT);
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().failurePolicy(
                        FailurePolicy.retry(1_000_000, Duration.ofMillis(50), Duration.ofMillis(100)))
                .start(TestHandlers.factory(handler().handleCollecting((message, statements) -> {
                    statements.add(INSERT, message.value());
                    handled.add(message.value());
                    if (message.value().equals("m6")) {
                        throw new IllegalStateException("never");
                    }
                })))) {
            // m2 is handled before it.
            awaitFence(COUNT - COUNT / PARTITIONS + 1);
            await().atMost(PATIENCE).until(() -> events.failed.size() > 2);
        }
        assertThat(events.failed).extracting(RecordAddress::partition).containsOnly(2);
        assertThat(database.ledger().counts().values()).allMatch(count -> count == 1);
        assertThat(database.column("SELECT next_offset FROM hapax_fence WHERE partition_id = 2"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatDiesIsNobodysFailure(Way way) throws Exception {
        assertOnce(
                way,
                () -> database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()"));
        assertThat(events.failed).isEmpty();
    }

    /** What the bounds are worth: they must hold although they cost no round trip. */
    @Test
    void collectedStatementsAreBounded() throws Exception {
        Messages.send(topic, PARTITIONS, "m", PARTITIONS);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler()
                .handleCollecting((message, statements) -> statements.add("INSERT INTO ledger (message) SELECT"
                        + " concat_ws(' ', current_setting('lock_timeout'), current_setting('statement_timeout'),"
                        + " current_setting('idle_in_transaction_session_timeout'))"))))) {
            awaitFence(PARTITIONS);
        }
        // A session timeout of 6 s.
        assertThat(database.ledger().counts()).isEqualTo(Map.of("2s 4s 4s", PARTITIONS));
        assertThat(database.column("SHOW lock_timeout"))
                .as("of a pooled connection afterwards")
                .containsExactly("0");
    }

    @Test
    void aSettingThatMustComeFirstComesFirst() throws Exception {
        Messages.send(topic, PARTITIONS, "m", PARTITIONS);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler().handleBatchCollecting((records, statements) -> {
                    statements.add("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                    statements.add("INSERT INTO ledger (message) SELECT current_setting('transaction_isolation')");
                })))) {
            awaitFence(PARTITIONS);
        }
        assertThat(database.ledger().counts()).containsOnlyKeys("serializable");
    }
}
