package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Several consumers of one handler in one process share its partitions. */
@SuppressWarnings("try") // a runner runs by itself
final class ConsumersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");
    private final Events events = new Events();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    private String here(String payload) {
        threads.add(Thread.currentThread().getName());
        return payload;
    }

    @Test
    void exactlyOnceIntoADatabase() throws Exception {
        String topic = Servers.topic(4);
        List<String> sent = Messages.send(topic, 4, "m", 200);
        String url = Servers.postgres().newDatabase();
        Ledger ledger = Ledger.create(url);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(6);
            Handler<byte[], String> handler = TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                    .consumers(2)
                    .handleInTransaction((message, connection) -> Ledger.write(connection, here(message.value())));
            try (RunningHandlers running = TestHandlers.runner()
                    .database(pool)
                    .createTables()
                    .listener(events)
                    .start(TestHandlers.factory(handler))) {
                await().atMost(PATIENCE).until(() -> events.handled.size() >= 200);
                // The second one may have joined when the first had handled everything.
                await().atMost(PATIENCE).until(() -> {
                    Messages.send(topic, 4, "again", 4);
                    return threads.size() == 2;
                });
            }
        }
        assertThat(ledger.counts()).containsKeys(sent.toArray(String[]::new));
        sent.forEach(message -> assertThat(counts(ledger).get(message)).isEqualTo(1));
    }

    private static java.util.Map<String, Integer> counts(Ledger ledger) {
        try {
            return ledger.counts();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void exactlyOnceKafkaToKafkaWithATransactionalIdEach() throws Exception {
        String topic = Servers.topic(4);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 4, "m", 200);
        Handler<byte[], String> handler = TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .consumers(2)
                .<String, String>handleEmitting(
                        new StringSerializer(),
                        new StringSerializer(),
                        (message, emitter) -> emitter.send(out, "", here(message.value())));
        try (RunningHandlers running = TestHandlers.runner()
                .instance(Servers.unique("worker"))
                .listener(events)
                .start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() >= 200);
            await().atMost(PATIENCE).until(() -> {
                Messages.send(topic, 4, "again", 4);
                return threads.size() == 2;
            });
        }
        assertThat(events.fenced).isEmpty();
        assertThat(Messages.readCommitted(out, 200, PATIENCE).stream().filter(sent::contains))
                .containsExactlyInAnyOrderElementsOf(sent);
    }
}
