package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Holds positions against what the log has: a client would jump without a word. */
final class LogBounds {
    private final String handler;
    private final Consumer<?, ?> consumer;

    LogBounds(String handler, Consumer<?, ?> consumer) {
        this.handler = handler;
        this.consumer = consumer;
    }

    /**
     * Checks positions.
     *
     * @param source what says the positions, for the message
     * @param positions offsets by partition
     */
    void check(String source, Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(positions.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(positions.keySet());
        positions.forEach((partition, position) -> {
            long start = starts.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, Long.MAX_VALUE);
            if (position < start || position > end) {
                throw outside(source, partition, position, start, end);
            }
        });
    }

    /** For a position that the broker refused. */
    HandlerStoppedException outside(TopicPartition partition, long position) {
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(Set.of(partition));
        Map<TopicPartition, Long> ends = consumer.endOffsets(Set.of(partition));
        return outside(
                "the position",
                partition,
                position,
                starts.getOrDefault(partition, -1L),
                ends.getOrDefault(partition, -1L));
    }

    private HandlerStoppedException outside(
            String source, TopicPartition partition, long position, long start, long end) {
        String what = position < start
                ? "the records between were deleted before they were handled"
                : "the log was truncated, or the topic was deleted and created anew";
        return new HandlerStoppedException(
                "%s stopped: %s of %s is offset %d, outside of the partition's log, which starts at %d and ends at %d: %s; move it by hand if that is accepted"
                        .formatted(handler, source, partition, position, start, end, what));
    }
}
