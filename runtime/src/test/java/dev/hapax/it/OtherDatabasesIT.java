package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import dev.hapax.transaction.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exactly-once into databases other than PostgreSQL. */
@SuppressWarnings("try") // a runner runs by itself
final class OtherDatabasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String group = Servers.unique("group");
    private final Events events = new Events();
    private HikariDataSource pool;
    private Ledger ledger;

    /** Started once; ends with this JVM. */
    private static final class Maria {
        private static final MariaDb SERVER = start();

        private static MariaDb start() {
            try {
                return MariaDb.running();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void open(Database database) throws Exception {
        String name = Servers.unique("db").replace('-', '_');
        if (database == Database.MARIADB) {
            pool = Maria.SERVER.pool(name);
        } else {
            pool = new HikariDataSource();
            pool.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
            pool.setMaximumPoolSize(6);
        }
        execute("CREATE TABLE ledger (message VARCHAR(200) NOT NULL)");
        ledger = Ledger.on(pool);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return value(connection, sql);
        }
    }

    private Hapax runner() {
        return TestHandlers.runner().database(pool).createTables().listener(events);
    }

    private Handler<byte[], String> handler(
            String topic, HandlerBody.CarriedCall<ConsumerRecord<byte[], String>, Connection> call) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group).handleInTransaction(call);
    }

    private void awaitFence(long total) {
        await().atMost(PATIENCE)
                .until(() -> value("SELECT coalesce(sum(next_offset), 0) FROM hapax_fence")
                        .equals(Long.toString(total)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB", "H2"})
    void eachMessageTakesEffectOnceOverAFailureAFenceAndARestart(Database database) throws Exception {
        open(database);
        String topic = Servers.topic(2);
        List<String> sent = new ArrayList<>(Messages.send(topic, 2, "a", 100));
        AtomicBoolean failed = new AtomicBoolean();
        AtomicBoolean taken = new AtomicBoolean();
        Handler<byte[], String> handler = handler(topic, (message, connection) -> {
            Ledger.write(connection, message.value());
            if (message.value().equals("a30") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("not yet");
            }
            if (message.value().equals("b30") && taken.compareAndSet(false, true)) {
                execute("UPDATE hapax_fence SET owner_epoch = owner_epoch + 1");
            }
        });
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(100);
        }
        Messages.startAtBeginning(group, topic, 2);
        sent.addAll(Messages.send(topic, 2, "b", 100));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(200);
        }
        assertThat(ledger.counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(events.fenced).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB", "H2"})
    void claimsStatementsAndMessagesAreInTheTransaction(Database database) throws Exception {
        open(database);
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 50);
        Messages.send(topic, 1, "m", 50);
        Handler<byte[], String> handler = TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .dedupKey(payload -> payload)
                .<String, String>handleWithOutbox(
                        new StringSerializer(), new StringSerializer(), (message, transaction, emitter) -> {
                            transaction.statements().add("INSERT INTO ledger (message) VALUES (?)", message.value());
                            emitter.send(out, null, message.value());
                        });
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitFence(100);
            await().atMost(PATIENCE)
                    .until(() -> value("SELECT count(*) FROM hapax_outbox").equals("0"));
        }
        assertThat(ledger.counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(Messages.readCommitted(out, 50, PATIENCE)).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB", "H2"})
    void whatWouldCommitByItselfIsRefused(Database database) throws Exception {
        open(database);
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        List<String> refusals = new CopyOnWriteArrayList<>();
        List<String> statements =
                List.of("CREATE TABLE other (id INTEGER)", "drop table ledger", "TRUNCATE TABLE ledger", "commit");
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException e) {
                    refusals.add(e.getMessage());
                }
            }
        })))) {
            awaitFence(1);
        }
        assertThat(refusals).hasSize(statements.size()).allMatch(text -> text.contains("is refused"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB", "H2"})
    void aDeadlockIsNoFailureOfTheRecord(Database database) throws Exception {
        open(database);
        deadlock(false);
    }

    /** MariaDB has rolled everything back then, and what follows would be in another transaction. */
    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB"})
    void aDeadlockThatAHandlerSwallowsLosesNothing(Database database) throws Exception {
        open(database);
        deadlock(true);
    }

    private void deadlock(boolean swallowed) throws Exception {
        String topic = Servers.topic(2);
        execute("CREATE TABLE accounts (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL)");
        execute("INSERT INTO accounts VALUES (0, 0), (1, 0)");
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger deadlocks = new AtomicInteger();
        Handler<byte[], String> handler = handler(topic, (message, connection) -> {
            try {
                add(connection, message.partition());
                if (deadlocks.get() == 0) {
                    both.await(20, TimeUnit.SECONDS);
                }
                add(connection, 1 - message.partition());
            } catch (SQLException e) {
                deadlocks.incrementAndGet();
                if (!swallowed) {
                    throw e;
                }
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
        assertThat(value("SELECT sum(balance * (id + 1)) FROM accounts")).isEqualTo("6");
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
    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB"})
    void aTransactionIsBoundedAndItsConnectionIsNotLeftSo(Database database) throws Exception {
        open(database);
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        String usual = value("SELECT @@SESSION.innodb_lock_wait_timeout");
        List<String> bounds = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, connection) -> {
            bounds.add(value(connection, "SELECT @@SESSION.innodb_lock_wait_timeout"));
            Ledger.write(connection, message.value());
            Thread.sleep(4_500);
            Ledger.write(connection, message.value());
        })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("longer than a transaction may pause (4000 ms");
        }
        assertThat(bounds).isNotEmpty().containsOnly("2").doesNotContain(usual);
        assertThat(ledger.rows()).isZero();
        for (int i = 0; i < 6; i++) {
            assertThat(value("SELECT @@SESSION.innodb_lock_wait_timeout")).isEqualTo(usual);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"MARIADB"})
    void aTableWithoutTransactionsIsSaidAtStart(Database database) throws Exception {
        open(database);
        String topic = Servers.topic(1);
        Handler<byte[], String> handler = handler(topic, (message, connection) -> {});
        runner().start(TestHandlers.factory(handler)).close();
        // MyISAM allows keys of 1,000 bytes only.
        execute("ALTER TABLE hapax_fence DROP PRIMARY KEY, ENGINE = MyISAM");
        assertThatThrownBy(() -> runner().start(TestHandlers.factory(handler)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("hapax_fence uses the engine MyISAM");
    }
}
