package dev.hapax.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** A gauge of the partitions whose messages wait in the outbox and do not get through. */
record HeldUpMeter(Set<TopicPartition> partitions) {
    static HeldUpMeter of(MeterRegistry registry, String handler) {
        Set<TopicPartition> partitions = ConcurrentHashMap.newKeySet();
        Gauge.builder("hapax.outbox.held.up", partitions, Set::size)
                .description("partitions whose messages in the outbox do not get through to Kafka")
                .baseUnit("partitions")
                .tag("handler", handler)
                .register(registry);
        return new HeldUpMeter(partitions);
    }

    void update(TopicPartition source, boolean heldUp) {
        if (heldUp) {
            partitions.add(source);
        } else {
            partitions.remove(source);
        }
    }
}
