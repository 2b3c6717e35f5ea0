package dev.hapax.runner;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts at the group's committed offset; a group without one starts where its guarantee says. Where transactions commit the
 * offset, whatever an earlier producer left on its way is ended first: it could still move the offset after it was read, and an
 * open transaction would keep it from being read.
 */
final class CommittedPositions implements Positions {
    /** Where a group starts that has committed nothing. */
    enum First {
        BEGINNING,
        END
    }

    private final Consumer<?, ?> consumer;
    private final LogBounds bounds;
    private final First first;
    private final Runnable endOfEarlier;

    CommittedPositions(Consumer<?, ?> consumer, LogBounds bounds, First first, Runnable endOfEarlier) {
        this.consumer = consumer;
        this.bounds = bounds;
        this.first = first;
        this.endOfEarlier = endOfEarlier;
    }

    @Override
    public Map<TopicPartition, Long> place(Set<TopicPartition> partitions) {
        endOfEarlier.run();
        Map<TopicPartition, Long> found = new HashMap<>();
        consumer.committed(partitions).forEach((partition, offset) -> {
            if (offset != null) {
                found.put(partition, offset.offset());
            }
        });
        bounds.check("the committed offset", found);
        Set<TopicPartition> missing = new HashSet<>(partitions);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            found.putAll(start(missing));
        }
        return found;
    }

    private Map<TopicPartition, Long> start(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets =
                first == First.END ? consumer.endOffsets(partitions) : consumer.beginningOffsets(partitions);
        // Committed at once: a worker that dies before its first commit must not start somewhere else the next time.
        Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
        offsets.forEach((partition, offset) -> commit.put(partition, new OffsetAndMetadata(offset)));
        consumer.commitSync(commit);
        return offsets;
    }
}
