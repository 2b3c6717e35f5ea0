package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.it.DroppingProxy.Drop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database's answer to a commit is lost: whether it was committed is unknown, and must be read. */
@SuppressWarnings("try") // a runner runs by itself
final class CommitReplyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(
            value = Drop.class,
            names = {"THE_COMMIT", "THE_REPLY"})
    void isNeitherLostNorAppliedTwice(Drop drop) throws Exception {
        String topic = Servers.topic(1);
        String url = Servers.postgres().newDatabase();
        Ledger ledger = Ledger.create(url);
        List<String> sent = Messages.send(topic, 1, "m", 100);
        Events events = new Events();
        URI direct = URI.create(url.substring("jdbc:".length()));
        try (DroppingProxy proxy = new DroppingProxy(direct.getPort());
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(
                    url.replace(":" + direct.getPort() + "/", ":" + proxy.port() + "/") + "&preferQueryMode=simple");
            pool.setMaximumPoolSize(3);
            AtomicBoolean armed = new AtomicBoolean();
            Handler<byte[], String> handler = TestHandlers.handler(
                            Delivery.EXACTLY_ONCE, topic, Servers.unique("group"))
                    .handleInTransaction((message, connection) -> {
                        Ledger.write(connection, message.value());
                        if (message.offset() == 30 && armed.compareAndSet(false, true)) {
                            proxy.arm(drop);
                        }
                    });
            try (RunningHandlers running = TestHandlers.runner()
                    .property("max.poll.records", "20")
                    .database(pool)
                    .createTables()
                    .listener(events)
                    .start(TestHandlers.factory(handler))) {
                await().atMost(PATIENCE).until(() -> ledger.counts().size() == 100);
            }
            assertThat(proxy.dropped()).isEqualTo(1);
        }
        assertThat(ledger.counts()).containsOnlyKeys(sent);
        assertThat(ledger.counts().values()).allMatch(count -> count == 1);
        assertThat(events.failed).isEmpty();
    }
}
