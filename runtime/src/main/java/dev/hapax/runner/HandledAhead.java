package dev.hapax.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers what was handled behind a record that was not, as long as the partition stays: when the partition goes back to
 * that record, they are not handled again. Used by the handler thread only.
 */
final class HandledAhead {
    private final Map<TopicPartition, Offsets> partitions = new HashMap<>();

    private record Offsets(Batch.Tenure tenure, Set<Long> handled) {}

    Set<Long> of(TopicPartition partition, Batch batch) {
        Offsets known = partitions.get(partition);
        return known != null && known.tenure() == batch.tenures().get(partition) ? known.handled() : Set.of();
    }

    void remember(TopicPartition partition, Batch batch, Set<Long> handled) {
        Batch.Tenure tenure = batch.tenures().get(partition);
        if (handled.isEmpty() || tenure == null) {
            partitions.remove(partition);
        } else {
            partitions.put(partition, new Offsets(tenure, handled));
        }
    }
}
