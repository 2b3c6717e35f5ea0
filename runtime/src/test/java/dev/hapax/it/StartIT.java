package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.StartException;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import dev.hapax.testbed.Postgres;
import dev.hapax.transaction.Database;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.postgresql.ds.PGSimpleDataSource;

/** What is wrong is said in one sentence, and nothing is left behind. */
@Isolated("looks at the threads that are left behind")
final class StartIT {
    private final String group = Servers.unique("group");

    private Handler<byte[], String> plain(String topic) {
        return TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group).handle(message -> {});
    }

    private Handler<byte[], String> fenced(String topic) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .handleInTransaction((message, connection) -> {});
    }

    private static void assertRefused(Hapax runner, Handler<?, ?> handler, String... sentence) {
        Set<Thread> before = threads();
        assertThatThrownBy(() -> runner.start(TestHandlers.factory(handler)))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll(sentence)
                .message()
                .doesNotContain("\n");
        assertThat(threads().stream().filter(t -> !before.contains(t)).map(Thread::getName))
                .noneMatch(name -> name.startsWith("hapax-") || name.startsWith("kafka-"));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
    }

    @Test
    void aBrokerThatIsNotThere() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        Hapax runner = Hapax.connect("127.0.0.1:" + port).startTimeout(Duration.ofSeconds(2));
        assertRefused(runner, plain("orders"), "Kafka at 127.0.0.1:" + port + " does not answer within 2000 ms");
    }

    @Test
    void anAddressThatIsNone() {
        assertRefused(Hapax.connect("nowhere"), plain("orders"), "Kafka at nowhere cannot be connected to");
    }

    @Test
    void aTopicThatIsMissing() {
        String topic = Servers.unique("missing");
        assertRefused(TestHandlers.runner(), plain(topic), "has no topic " + topic + " (read by com.acme.Handlers.on)");
    }

    @Test
    void aDeadLetterTopicThatIsMissing() {
        String topic = Servers.topic(1);
        assertRefused(
                TestHandlers.runner().failurePolicy(FailurePolicy.standard().thenDeadLetter()),
                plain(topic),
                "has no topic " + topic + ".dlt, where records of " + topic + " go that cannot be handled: create it");
    }

    @Test
    void aDeadLetterProducerThatIsNotSafe() {
        String topic = Servers.topic(1);
        assertRefused(
                TestHandlers.runner()
                        .failurePolicy(FailurePolicy.standard().thenDeadLetter())
                        .property("acks", "1"),
                plain(topic),
                "acks=1 contradicts at-least-once of com.acme.Handlers.on: it must be all");
    }

    @Test
    void aDatabaseThatIsDown() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        DataSource down = Postgres.dataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
        assertRefused(
                TestHandlers.runner().database(down),
                fenced(Servers.topic(1)),
                "the database cannot be reached",
                "refused");
    }

    @Test
    void aDatabaseThatDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            PGSimpleDataSource hanging = new PGSimpleDataSource();
            hanging.setUrl(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres?user=postgres&loginTimeout=20");
            assertRefused(
                    TestHandlers.runner().startTimeout(Duration.ofSeconds(2)).database(hanging),
                    fenced(Servers.topic(1)),
                    "the database does not answer within 2000 ms");
        }
    }

    @Test
    void aTableThatIsMissing() {
        DataSource empty = Postgres.dataSource(Servers.postgres().newDatabase());
        assertRefused(
                TestHandlers.runner().database(empty),
                fenced(Servers.topic(1)),
                "the table hapax_fence cannot be used",
                "createTables()",
                "CREATE TABLE IF NOT EXISTS hapax_fence (");
    }

    @Test
    void aDeduplicationTableThatIsMissing() {
        DataSource empty = Postgres.dataSource(Servers.postgres().newDatabase());
        Handler<byte[], String> dedup = TestHandlers.handler(Delivery.AT_LEAST_ONCE, Servers.topic(1), group)
                .dedupKey(payload -> payload)
                .handle(message -> {});
        assertRefused(
                TestHandlers.runner().database(empty),
                dedup,
                "the tables hapax_schema and hapax_dedup cannot be used",
                "createTables()",
                "CREATE TABLE IF NOT EXISTS hapax_dedup (");
    }

    @Test
    void aSettingThatContradictsTheGuarantee() {
        assertRefused(
                TestHandlers.runner().property("enable.auto.commit", "true"),
                plain(Servers.topic(1)),
                "enable.auto.commit=true contradicts at-least-once of com.acme.Handlers.on: it must be false, since");
    }

    @Test
    void aSettingThatTheClientRefuses() {
        assertRefused(
                TestHandlers.runner().property("max.poll.records", "none"),
                plain(Servers.topic(1)),
                "com.acme.Handlers.on cannot be configured",
                "max.poll.records");
    }

    /** Another one that was stopped while it created them keeps its lock. */
    @Test
    void tablesThatAreThereAreNotWaitedFor() throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(Servers.postgres().newDatabase());
        Hapax runner = TestHandlers.runner().database(database).createTables().startTimeout(Duration.ofSeconds(5));
        String topic = Servers.topic(1);
        runner.start(TestHandlers.factory(fenced(topic))).close();
        try (Connection creating = database.getConnection();
                Statement statement = creating.createStatement()) {
            creating.setAutoCommit(false);
            statement.execute(Database.POSTGRESQL.oneAtATime().orElseThrow());
            runner.start(TestHandlers.factory(fenced(topic))).close();
        }
    }
}
