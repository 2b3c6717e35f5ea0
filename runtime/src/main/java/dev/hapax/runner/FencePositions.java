package dev.hapax.runner;

import dev.hapax.fence.FenceRow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts where the database says, and takes the partition over there. The first row starts at the group's committed
 * offset, or at the beginning.
 */
final class FencePositions implements Positions {
    private final Consumer<?, ?> consumer;
    private final LogBounds bounds;
    private final Fence fence;
    private final TopicIds topicIds;
    private final Optional<Outbox> outbox;

    FencePositions(Consumer<?, ?> consumer, LogBounds bounds, Fence fence, TopicIds topicIds, Optional<Outbox> outbox) {
        this.consumer = consumer;
        this.bounds = bounds;
        this.fence = fence;
        this.topicIds = topicIds;
        this.outbox = outbox;
    }

    @Override
    public Map<TopicPartition, Long> place(Set<TopicPartition> partitions) throws Exception {
        Map<String, String> ids = topicIds.read(partitions);
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            String id = ids.getOrDefault(partition.topic(), "");
            Optional<FenceRow> row = fence.take(partition, id);
            if (row.isEmpty()) {
                begin(partition, id);
                row = fence.take(partition, id);
            }
            row.ifPresent(taken -> positions.put(partition, taken.next()));
        }
        outbox.ifPresent(out -> positions.keySet().forEach(out::taken));
        bounds.check("the offset in hapax_fence", positions);
        return positions;
    }

    private void begin(TopicPartition partition, String id) throws SQLException {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        long start = committed != null
                ? committed.offset()
                : consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        fence.begin(partition, id, start);
    }
}
