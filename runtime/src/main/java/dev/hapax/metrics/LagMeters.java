package dev.hapax.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** A gauge for each partition that a handler's worker has; those of other partitions are taken away. */
final class LagMeters {
    private final MultiGauge gauge;
    private final Map<TopicPartition, AtomicLong> values = new ConcurrentHashMap<>();

    LagMeters(MeterRegistry registry, String handler) {
        gauge = MultiGauge.builder("hapax.lag")
                .description("records that wait in Kafka and were not polled yet")
                .baseUnit("records")
                .tag("handler", handler)
                .register(registry);
    }

    /** Gauges are made only when the partitions change: this is called after each poll. */
    synchronized void update(Map<TopicPartition, Long> records) {
        boolean others = !values.keySet().equals(records.keySet());
        values.keySet().retainAll(records.keySet());
        records.forEach((partition, lag) ->
                values.computeIfAbsent(partition, p -> new AtomicLong()).set(lag));
        if (others) {
            gauge.register(
                    values.entrySet().stream()
                            .map(value -> MultiGauge.Row.of(tags(value.getKey()), value.getValue()))
                            .toList(),
                    true);
        }
    }

    private static Tags tags(TopicPartition partition) {
        return Tags.of("topic", partition.topic(), "partition", String.valueOf(partition.partition()));
    }
}
