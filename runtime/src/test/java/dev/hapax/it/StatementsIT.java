package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.Statements;
import dev.hapax.handler.HandlerBody;
import dev.hapax.handler.HandlerBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements that are collected and run before the commit. */
@SuppressWarnings("try") // a runner runs by itself
final class StatementsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String INSERT = "INSERT INTO ledger (message) VALUES (?)";

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private HandlerBuilder<byte[], String> handler(String topic) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group);
    }

    private Hapax runner() {
        return TestHandlers.runner().database(database.pool()).createTables().listener(events);
    }

    private void run(String topic, int count, HandlerBody.CarriedCall<ConsumerRecord<byte[], String>, Statements> call)
            throws Exception {
        try (RunningHandlers running =
                runner().start(TestHandlers.factory(handler(topic).handleCollecting(call)))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == count);
        }
    }

    @Test
    void theyRunWithTheOffset() throws Exception {
        String topic = Servers.topic(2);
        List<String> sent = Messages.send(topic, 2, "m", 100);
        run(topic, 100, (message, statements) -> statements.add(INSERT, message.value()));
        assertThat(database.ledger().counts())
                .containsOnlyKeys(sent)
                .allSatisfy((m, count) -> assertThat(count).isEqualTo(1));
        assertThat(database.column("SELECT sum(next_offset) FROM hapax_fence")).containsExactly("100");
    }

    @Test
    void theirOrderIsKeptAlsoAmongDifferentSql() throws Exception {
        database.execute("CREATE TABLE states (id int PRIMARY KEY, state text)");
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 30);
        run(topic, 30, (message, statements) -> {
            statements.add("DELETE FROM states WHERE id = ?", 1);
            statements.add("INSERT INTO states (id, state) VALUES (?, ?)", 1, message.value());
        });
        assertThat(database.column("SELECT state FROM states")).containsExactly("m29");
    }

    @Test
    void unorderedOnesOfEqualSqlAreSentTogetherInTheirOrderAfterTheOrderedOnes() throws Exception {
        database.execute("CREATE TABLE parents (id text PRIMARY KEY)");
        database.execute("CREATE TABLE children (seq bigserial, parent text REFERENCES parents (id), name text)");
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        run(topic, 20, (message, statements) -> {
            statements.addUnordered("INSERT INTO children (parent, name) VALUES (?, ?)", message.value(), null);
            statements.add("INSERT INTO parents (id) VALUES (?)", message.value());
            statements.addUnordered(INSERT, message.value());
        });
        assertThat(database.column("SELECT parent FROM children WHERE name IS NULL ORDER BY seq"))
                .isEqualTo(sent);
        assertThat(database.column("SELECT message FROM ledger ORDER BY seq")).isEqualTo(sent);
    }

    @Test
    void theMessageWhoseStatementFailsIsFound() throws Exception {
        database.execute("CREATE UNIQUE INDEX once ON ledger (message)");
        database.ledger().write("m6");
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(topic).handleCollecting((message, statements) -> statements.add(INSERT, message.value()))))) {
            assertThatThrownBy(running::join)
                    .hasMessageContaining(topic + "-0@6 after 3 attempts")
                    .hasMessageContaining("duplicate key");
        }
        assertThat(database.ledger().counts()).containsOnlyKeys(sent.subList(0, 7));
        assertThat(database.column("SELECT next_offset FROM hapax_fence")).containsExactly("6");
    }

    @Test
    void aListsStatementsShareItsTransaction() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 50);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic)
                .handleBatchCollecting(
                        (records, statements) -> records.forEach(record -> statements.add(INSERT, record.value())))))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 50);
        }
        assertThat(database.column("SELECT message FROM ledger ORDER BY seq")).isEqualTo(sent);
    }

    @Test
    void whatComesLateOrFromElsewhereOrWouldEndTheTransactionIsRefused() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        List<Statements> kept = new CopyOnWriteArrayList<>();
        run(topic, 1, (message, statements) -> {
            kept.add(statements);
            refusals.add(thrown(() -> statements.add(" commit")));
            refusals.add(thrown(() -> statements.addUnordered("ROLLBACK")));
            Thread other = new Thread(() -> refusals.add(thrown(() -> statements.add(INSERT, "other"))));
            other.start();
            other.join();
        });
        refusals.add(thrown(() -> kept.get(0).add(INSERT, "late")));
        assertThat(refusals)
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("commit is refused"),
                        text -> assertThat(text).startsWith("ROLLBACK is refused"),
                        text -> assertThat(text).contains("on the thread of their handler call"),
                        text -> assertThat(text).contains("only during the handler call"));
        assertThat(database.ledger().rows()).isZero();
    }

    private static Throwable thrown(Runnable call) {
        try {
            call.run();
            return new AssertionError("it went through");
        } catch (RuntimeException e) {
            return e;
        }
    }
}
