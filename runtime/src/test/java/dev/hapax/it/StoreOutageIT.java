package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.jdbc.JdbcDedupStore;
import dev.hapax.dedup.redis.RedisDedupStore;
import dev.hapax.handler.Handler;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Stores of keys that go away, or that answer late. Payloads are {@code key:body}. */
final class StoreOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 200;

    private final String group = Servers.unique("group");
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

    private Handler<byte[], String> handler(String topic) {
        return TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group)
                .dedupKey(payload -> payload.substring(0, payload.indexOf(':')))
                .handle(message -> {
                    Thread.sleep(3);
                    handled.add(message.value());
                });
    }

    private static Hapax runner(DedupStore store) {
        return TestHandlers.runner().dedupStore(store).property("max.poll.records", "40");
    }

    /** Each message twice, the second time behind all first ones. */
    private static List<String> twice(String prefix) {
        List<String> sent = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < MESSAGES; i++) {
                sent.add(prefix + i + ":body");
            }
        }
        return sent;
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        synchronized (handled) {
            handled.forEach(message -> counts.merge(message, 1, Integer::sum));
        }
        return counts;
    }

    private void assertEachOnce(List<String> sent) {
        assertThat(counts())
                .containsOnlyKeys(sent)
                .allSatisfy((message, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void redisIsKilledAndComesBack() throws Exception {
        String topic = Servers.topic(2);
        List<String> sent = twice("k");
        Messages.send(topic, 2, sent);
        try (RedisProcess redis = new RedisProcess();
                RedisClient client = redis.client();
                RunningHandlers running =
                        runner(new RedisDedupStore(client)).start(TestHandlers.factory(handler(topic)))) {
            for (int kill = 1; kill <= 3; kill++) {
                int some = kill * 40;
                await().atMost(PATIENCE).until(() -> handled.size() >= some);
                redis.kill();
                int stopped = handled.size();
                Thread.sleep(1_500);
                // What was claimed before goes on; nothing is handled whose claim could not be made.
                assertThat(handled.size()).isLessThanOrEqualTo(stopped + 40);
                redis.restart();
            }
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == sent.size());
            assertThat(running).isNotNull();
        }
        assertEachOnce(sent);
    }

    @Test
    void aStoreThatAnswersLateHoldsTheHandlerUpAndNothingElse() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = twice("l");
        Messages.send(topic, 1, sent);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(Servers.postgres().newDatabase());
            JdbcDedupStore store = new JdbcDedupStore(pool).withLease(Duration.ofSeconds(4));
            assertThat(store.problem(true)).isEmpty();
            try (RunningHandlers running = runner(store).start(TestHandlers.factory(handler(topic)))) {
                await().atMost(PATIENCE).until(() -> handled.size() >= 20);
                try (Connection locking = pool.getConnection();
                        Statement statement = locking.createStatement()) {
                    locking.setAutoCommit(false);
                    statement.execute("LOCK TABLE hapax_dedup IN ACCESS EXCLUSIVE MODE");
                    Thread.sleep(6_000);
                    locking.rollback();
                }
                await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == sent.size());
                assertThat(running).isNotNull();
            }
        }
        assertEachOnce(sent);
    }

    @Test
    void aTableThatGoesAwayLosesNothing() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = twice("t");
        Messages.send(topic, 1, sent);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(Servers.postgres().newDatabase());
            JdbcDedupStore store = new JdbcDedupStore(pool);
            assertThat(store.problem(true)).isEmpty();
            try (RunningHandlers running = runner(store).start(TestHandlers.factory(handler(topic)));
                    Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                await().atMost(PATIENCE).until(() -> handled.size() >= 20);
                statement.execute("ALTER TABLE hapax_dedup RENAME TO hidden");
                Thread.sleep(2_000);
                statement.execute("ALTER TABLE hidden RENAME TO hapax_dedup");
                await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == sent.size());
                assertThat(running).isNotNull();
            }
        }
        assertEachOnce(sent);
    }

    @Test
    void aStoreThatIsNotThereIsSaidAtStart() throws Exception {
        String topic = Servers.topic(1);
        try (RedisClient nobody = RedisClient.create("127.0.0.1", RedisProcess.freePort())) {
            assertThatThrownBy(() -> runner(new RedisDedupStore(nobody)).start(TestHandlers.factory(handler(topic))))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("the deduplication store cannot be used")
                    .hasMessageContaining("start Redis");
        }
    }

    @Test
    void aStoreOfAnotherVersionIsSaidAtStart() throws Exception {
        String topic = Servers.topic(1);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(Servers.postgres().newDatabase());
            JdbcDedupStore store = new JdbcDedupStore(pool);
            assertThat(store.problem(true)).isEmpty();
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE hapax_schema SET version = 2");
            }
            assertThatThrownBy(() -> runner(store).createTables().start(TestHandlers.factory(handler(topic))))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("version 2 of its schema, but this release of Hapax works with version 1");
        }
    }
}
