package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import dev.hapax.transaction.spring.SpringTransactions;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Handlers whose effects go through Spring, in the transaction of the offset. */
@SuppressWarnings("try") // a runner runs by itself
final class SpringTransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String INSERT = "INSERT INTO ledger (message) VALUES (?)";

    private final String group = Servers.unique("group");
    private final String topic = Servers.topic(1);
    private final Events events = new Events();
    private HikariDataSource pool;
    private JdbcTemplate jdbc;
    private DataSourceTransactionManager manager;
    private Ledger ledger;

    @BeforeEach
    void database() throws Exception {
        String url = Servers.postgres().newDatabase();
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        jdbc = new JdbcTemplate(pool);
        manager = new DataSourceTransactionManager(pool);
        ledger = Ledger.create(url);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private RunningHandlers start(HandlerBody.CarriedCall<ConsumerRecord<byte[], String>, Connection> call) {
        Handler<byte[], String> handler =
                TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group).handleInTransaction(call);
        Hapax runner = TestHandlers.runner()
                .database(pool)
                .transactions(new SpringTransactions(manager, pool))
                .createTables()
                .listener(events);
        return runner.start(TestHandlers.factory(handler));
    }

    private long fence() {
        return jdbc.queryForObject("SELECT next_offset FROM hapax_fence", Long.class);
    }

    private static Map<String, Integer> once(List<String> messages) {
        Map<String, Integer> counts = new HashMap<>();
        messages.forEach(message -> counts.put(message, 1));
        return counts;
    }

    @Test
    void aTemplateWritesInTheTransactionOfTheOffset() throws Exception {
        List<String> sent = Messages.send(topic, 1, "m", 50);
        try (RunningHandlers running = start((message, connection) -> jdbc.update(INSERT, message.value()))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 50);
        }
        assertThat(ledger.counts()).isEqualTo(once(sent));
        assertThat(fence()).isEqualTo(50);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void whatATemplateWroteIsRolledBackWithAFailure() throws Exception {
        List<String> sent = Messages.send(topic, 1, "m", 20);
        AtomicInteger failures = new AtomicInteger();
        try (RunningHandlers running = start((message, connection) -> {
            new TransactionTemplate(manager).executeWithoutResult(status -> jdbc.update(INSERT, message.value()));
            if (message.value().equals("m12") && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
            }
        })) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 20);
        }
        assertThat(ledger.counts()).isEqualTo(once(sent));
        assertThat(fence()).isEqualTo(20);
    }

    @Test
    void aTransactionThatWasMarkedForRollbackFailsItsRecord() throws Exception {
        List<String> sent = Messages.send(topic, 1, "m", 8);
        try (RunningHandlers running = start((message, connection) -> {
            jdbc.update(INSERT, message.value());
            if (message.value().equals("m5")) {
                try {
                    new TransactionTemplate(manager).executeWithoutResult(status -> {
                        throw new IllegalStateException("swallowed below");
                    });
                } catch (IllegalStateException swallowed) {
                    assertThat(swallowed).hasMessage("swallowed below");
                }
            }
        })) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@5 after 3 attempts");
        }
        assertThat(ledger.counts()).isEqualTo(once(sent.subList(0, 5)));
        assertThat(fence()).isEqualTo(5);
    }
}
