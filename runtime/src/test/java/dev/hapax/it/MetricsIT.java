package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.Delivery;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.metrics.MicrometerListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real run writes into its meters. */
final class MetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double count(String name) {
        return registry.get(name).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunIsSeen(boolean transactional) throws Exception {
        String topic = Servers.topic(1);
        String group = Servers.unique("group");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(i % 20 + ":body");
        }
        Messages.send(topic, 1, sent);
        CountDownLatch gate = new CountDownLatch(1);
        HandlerBuilder<byte[], String> builder = TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group)
                .dedupKey(payload -> payload.substring(0, payload.indexOf(':')));
        Handler<byte[], String> handler = transactional
                ? builder.handleInTransaction((message, connection) -> handle(gate))
                : builder.handle(message -> handle(gate));
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(Servers.postgres().newDatabase());
            try (RunningHandlers running = TestHandlers.runner()
                    .database(pool)
                    .createTables()
                    .property("max.poll.records", "10")
                    .listener(new MicrometerListener(registry))
                    .start(TestHandlers.factory(handler))) {
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .untilAsserted(
                                () -> assertThat(registry.get("hapax.lag").gauges())
                                        .extracting(Gauge::value)
                                        .containsExactly(30.0));
                gate.countDown();
                await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 40);
                await().atMost(PATIENCE)
                        .until(() -> registry.get("hapax.lag").gauge().value() == 0);
                assertThat(running).isNotNull();
            }
        }
        assertThat(count("hapax.records.handled")).isEqualTo(20);
        assertThat(count("hapax.records.duplicate")).isEqualTo(20);
        assertThat(registry.get("hapax.handler").timer().count()).isEqualTo(20);
        assertThat(registry.get("hapax.handler").timer().totalTime(TimeUnit.MILLISECONDS))
                .isGreaterThanOrEqualTo(20);
        assertThat(registry.get("hapax.store").timer().count()).isGreaterThanOrEqualTo(4);
        assertThat(registry.get("hapax.batch").summary().totalAmount()).isEqualTo(40);
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTag("handler")).isEqualTo("com.acme.Handlers.on"));
    }

    private static void handle(CountDownLatch gate) throws InterruptedException {
        gate.await();
        Thread.sleep(1);
    }
}
