package dev.hapax.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.listener.RecordAddress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class MicrometerListenerTest {
    private static final RecordAddress AT = new RecordAddress("com.acme.Orders.on", "orders", 3, 42);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerListener listener = new MicrometerListener(registry);

    private double count(String name) {
        return registry.get(name)
                .tags("handler", AT.handler(), "topic", AT.topic())
                .counter()
                .count();
    }

    @Test
    void eachOutcomeHasItsCounter() {
        listener.polled(AT);
        assertThat(count("hapax.records.lost")).isZero();
        listener.handled(AT);
        listener.handled(AT);
        listener.duplicateSuppressed(AT);
        listener.failed(AT, new IllegalStateException());
        listener.retried(AT, 2);
        listener.deadLettered(AT);
        listener.lost(AT);
        listener.fenced(AT);
        assertThat(count("hapax.records.handled")).isEqualTo(2);
        assertThat(count("hapax.records.duplicate")).isEqualTo(1);
        assertThat(count("hapax.records.failed")).isEqualTo(1);
        assertThat(count("hapax.records.retried")).isEqualTo(1);
        assertThat(count("hapax.records.dead.lettered")).isEqualTo(1);
        assertThat(count("hapax.records.lost")).isEqualTo(1);
        assertThat(count("hapax.fenced")).isEqualTo(1);
    }

    @Test
    void topicsAreToldApart() {
        listener.handled(AT);
        listener.handled(new RecordAddress(AT.handler(), "payments", 0, 1));
        assertThat(count("hapax.records.handled")).isEqualTo(1);
    }

    @Test
    void timesAndSizesAreMeasured() {
        listener.called(AT.handler(), Duration.ofMillis(30));
        listener.storeAsked(AT.handler(), Duration.ofMillis(20));
        listener.batch(AT.handler(), 500);
        assertThat(registry.get("hapax.handler")
                        .tag("handler", AT.handler())
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(30);
        assertThat(registry.get("hapax.store")
                        .tag("handler", AT.handler())
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(20);
        assertThat(registry.get("hapax.batch").summary().totalAmount()).isEqualTo(500);
    }

    @Test
    void partitionsWhoseMessagesDoNotGetThroughAreCounted() {
        TopicPartition one = new TopicPartition("orders", 1);
        listener.outboxHeldUp(AT.handler(), one, true);
        listener.outboxHeldUp(AT.handler(), new TopicPartition("orders", 2), true);
        Gauge heldUp = registry.get("hapax.outbox.held.up")
                .tag("handler", AT.handler())
                .gauge();
        assertThat(heldUp.value()).isEqualTo(2);
        listener.outboxHeldUp(AT.handler(), one, false);
        assertThat(heldUp.value()).isEqualTo(1);
    }

    @Test
    void aPartitionThatIsTakenAwayHasNoLagAnyMore() {
        TopicPartition one = new TopicPartition("orders", 1);
        TopicPartition two = new TopicPartition("orders", 2);
        listener.lag(AT.handler(), Map.of(one, 10L, two, 20L));
        listener.lag(AT.handler(), Map.of(one, 11L, two, 21L));
        assertThat(registry.get("hapax.lag").tag("partition", "2").gauge().value())
                .isEqualTo(21);
        listener.lag(AT.handler(), Map.of(one, 12L));
        assertThat(registry.get("hapax.lag").gauges())
                .singleElement()
                .extracting(Gauge::value)
                .isEqualTo(12.0);
    }
}
