package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.failure.FailureDecision;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("try") // a runner runs by itself
final class ExactlyOnceDatabaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Handler<byte[], String> handler(
            String topic, HandlerBody.CarriedCall<ConsumerRecord<byte[], String>, Connection> call) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group).handleInTransaction(call);
    }

    private Hapax runner() {
        return TestHandlers.runner().database(database.pool()).createTables().listener(events);
    }

    private void awaitFence(long total) {
        await().atMost(PATIENCE).until(() -> database.fenceTotal(group) == total);
    }

    @Test
    void writesEachMessageOnceOverARestart() throws Exception {
        String topic = Servers.topic(2);
        List<String> sent = new java.util.ArrayList<>(Messages.send(topic, 2, "a", 100));
        Handler<byte[], String> handler =
                handler(topic, (message, connection) -> Ledger.write(connection, message.value()));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(100);
        }
        sent.addAll(Messages.send(topic, 2, "b", 100));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(200);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(events.handled).hasSize(200);
        assertThat(Messages.committedTotal(group, topic))
                .as("moved too, for those who watch the lag")
                .isEqualTo(200);
    }

    @Test
    void aCommittedOffsetThatMovesBackChangesNothing() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 50);
        Handler<byte[], String> handler =
                handler(topic, (message, connection) -> Ledger.write(connection, message.value()));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(50);
        }
        Messages.startAtBeginning(group, topic, 1);
        String last = Messages.send(topic, 1, "last", 1).get(0);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(51);
        }
        List<String> all = new java.util.ArrayList<>(sent);
        all.add(last);
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(all));
    }

    @Test
    void aFirstRowStartsAtTheCommittedOffset() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 10);
        Messages.commit(group, topic, 0, 6);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(topic, (message, connection) -> Ledger.write(connection, message.value()))))) {
            awaitFence(10);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent.subList(6, 10)));
    }

    @Test
    void aFailedBatchIsRolledBackAndRedoneRecordByRecord() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 30);
        AtomicInteger failures = new AtomicInteger();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            Ledger.write(connection, message.value());
            if (message.value().equals("m7") && failures.incrementAndGet() <= 3) {
                throw new IllegalStateException("not yet");
            }
        })))) {
            awaitFence(30);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(failures).hasValue(4);
    }

    @Test
    void aRecordThatNeverSucceedsStopsTheHandlerAfterThePrefix() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            Ledger.write(connection, message.value());
            if (message.value().equals("m4")) {
                throw new IllegalStateException("no such customer");
            }
        })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@4")
                    .hasMessageContaining("no such customer");
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent.subList(0, 4)));
        assertThat(database.fenceTotal(group)).isEqualTo(4);
    }

    @Test
    void aFencedWorkerCommitsNothingAndFailsNothing() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        AtomicBoolean taken = new AtomicBoolean();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            Ledger.write(connection, message.value());
            if (message.value().equals("m10") && taken.compareAndSet(false, true)) {
                database.execute(
                        "UPDATE hapax_fence SET owner_epoch = owner_epoch + 1 WHERE group_id = '" + group + "'");
            }
        })))) {
            awaitFence(20);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(events.fenced).hasSize(1);
        assertThat(events.failed).isEmpty();
    }

    @Test
    void aHandlerThatFailsSinceItIsFencedIsNotToBlame() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 5);
        AtomicBoolean taken = new AtomicBoolean();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            Ledger.write(connection, message.value());
            if (message.value().equals("m3") && taken.compareAndSet(false, true)) {
                database.execute(
                        "UPDATE hapax_fence SET owner_epoch = owner_epoch + 1 WHERE group_id = '" + group + "'");
                throw new IllegalStateException("the other worker has written this already");
            }
        })))) {
            awaitFence(5);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(events.failed).isEmpty();
    }

    @Test
    void aConnectionThatDiesIsNoFailureOfTheRecord() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        AtomicInteger deaths = new AtomicInteger();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            if (message.value().equals("m5") && deaths.incrementAndGet() <= 5) {
                killOwnSession(connection);
            }
            Ledger.write(connection, message.value());
        })))) {
            awaitFence(20);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(deaths).as("more deaths than the policy has attempts").hasValue(6);
        assertThat(events.failed).isEmpty();
    }

    /** Two partitions lock two rows in opposite order: the database ends one of the transactions, which is done again. */
    @Test
    void aDeadlockIsNoFailureOfTheRecord() throws Exception {
        String topic = Servers.topic(2);
        database.execute("CREATE TABLE accounts (id int PRIMARY KEY, balance int NOT NULL)");
        database.execute("INSERT INTO accounts VALUES (0, 0), (1, 0)");
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger deadlocks = new AtomicInteger();
        Handler<byte[], String> handler = TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .handleInTransaction((message, connection) -> {
                    try {
                        add(connection, message.partition());
                        if (deadlocks.get() == 0) {
                            both.await(20, TimeUnit.SECONDS);
                        }
                        add(connection, 1 - message.partition());
                    } catch (SQLException e) {
                        assertThat(e.getSQLState()).isEqualTo("40P01");
                        deadlocks.incrementAndGet();
                        throw e;
                    }
                });
        try (RunningHandlers one = runner().start(TestHandlers.factory(handler));
                RunningHandlers two = runner().start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE).until(() -> partitions(one) == 1 && partitions(two) == 1);
            Messages.send(topic, 2, "m", 2);
            awaitFence(2);
        }
        assertThat(deadlocks).hasPositiveValue();
        assertThat(events.failed).isEmpty();
        assertThat(database.column("SELECT balance FROM accounts ORDER BY id")).containsExactly("2", "2");
    }

    private static int partitions(RunningHandlers running) {
        return running.health().get(0).partitions().size();
    }

    private static void add(Connection connection, int account) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE accounts SET balance = balance + 1 WHERE id = " + account);
        }
    }

    /** The session timeout of these tests is 6 s, two thirds of which a transaction may stand still. */
    @Test
    void aRecordThatHoldsItsTransactionTooLongFailsWithThatMessage() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 3);
        List<String> failures = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().failurePolicy(failure -> {
                    failures.add(failure.cause().getMessage());
                    return new FailureDecision.Retry(Duration.ofMillis(10));
                })
                .start(TestHandlers.factory(handler(topic, (message, connection) -> {
                    Ledger.write(connection, message.value());
                    if (message.value().equals("m1") && failures.isEmpty()) {
                        Thread.sleep(4_500);
                    }
                    Ledger.write(connection, message.value() + " again");
                })))) {
            awaitFence(3);
        }
        assertThat(failures).hasSize(1).first().asString().contains("longer than a transaction may pause (4000 ms");
        assertThat(database.ledger().counts())
                .containsKeys(sent.toArray(String[]::new))
                .hasSize(6);
        assertThat(database.ledger().counts().values()).allMatch(count -> count == 1);
    }

    private static void killOwnSession(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
        }
    }

    @Test
    void whatWouldEndTheTransactionIsRefused() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        List<String> refusals = new CopyOnWriteArrayList<>();
        List<Connection> kept = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            kept.add(connection);
            refusals.add(refusal(connection::commit));
            refusals.add(refusal(connection::rollback));
            refusals.add(refusal(connection::close));
            refusals.add(refusal(() -> connection.setAutoCommit(true)));
            refusals.add(refusal(() -> connection.unwrap(org.postgresql.PGConnection.class)));
            try (Statement statement = connection.createStatement()) {
                refusals.add(refusal(() -> statement.execute(" commit; SELECT 1")));
                refusals.add(refusal(() -> statement.getConnection().commit()));
            }
            connection.rollback(connection.setSavepoint());
        })))) {
            awaitFence(1);
        }
        assertThat(refusals).hasSize(7).allMatch(text -> text.contains("is refused on a handler's connection"));
        assertThat(refusal(() -> kept.get(0).createStatement())).contains("only during the handler call");
    }

    @Test
    void aSwallowedDatabaseErrorFailsItsRecord() throws Exception {
        database.execute("CREATE UNIQUE INDEX once ON ledger (message)");
        database.ledger().write("m4");
        assertStopsAtTheFourth();
    }

    @Test
    void aConstraintThatIsCheckedAtTheCommitFailsItsRecord() throws Exception {
        database.execute("ALTER TABLE ledger ADD CONSTRAINT once UNIQUE (message) DEFERRABLE INITIALLY DEFERRED");
        database.ledger().write("m4");
        assertStopsAtTheFourth();
    }

    private void assertStopsAtTheFourth() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 8);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            try {
                Ledger.write(connection, message.value());
            } catch (SQLException swallowed) {
                assertThat(swallowed.getSQLState()).isEqualTo("23505");
            }
        })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@4 after 3 attempts");
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent.subList(0, 5)));
        assertThat(database.fenceTotal(group)).isEqualTo(4);
    }

    private interface Refused {
        void run() throws SQLException;
    }

    private static String refusal(Refused call) {
        try {
            call.run();
            return "it went through";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    @Test
    void aRowOutsideOfTheLogStopsIt() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 10);
        Handler<byte[], String> handler =
                handler(topic, (message, connection) -> Ledger.write(connection, message.value()));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(10);
        }
        Messages.send(topic, 1, "n", 10);
        Messages.deleteBefore(topic, 0, 15);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("the offset in hapax_fence of " + topic + "-0 is offset 10")
                    .hasMessageContaining("starts at 15 and ends at 20");
        }
        assertThat(database.ledger().rows()).isEqualTo(10);
    }

    @Test
    void aTopicThatWasCreatedAnewStopsIt() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 10);
        Handler<byte[], String> handler =
                handler(topic, (message, connection) -> Ledger.write(connection, message.value()));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(10);
        }
        Messages.recreate(topic, 1);
        Messages.send(topic, 1, "n", 20);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("deleted and created anew");
        }
        assertThat(database.ledger().rows()).isEqualTo(10);
    }
}
