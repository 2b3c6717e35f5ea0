package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Which partitions' messages are held up in the outbox, and why. Said by the relay's thread, asked by any: thread-safe. */
final class OutboxHoldUps {
    private final String handler;
    private final HandlerListener listener;
    private final Map<TopicPartition, String> reasons = new ConcurrentHashMap<>();

    OutboxHoldUps(String handler, HandlerListener listener) {
        this.handler = handler;
        this.listener = listener;
    }

    void heldUp(TopicPartition partition, String why) {
        if (reasons.put(partition, why) == null) {
            listener.outboxHeldUp(handler, partition, true);
        }
    }

    /** Something got through, or the partition is this worker's no more. */
    void released(TopicPartition partition) {
        if (reasons.remove(partition) != null) {
            listener.outboxHeldUp(handler, partition, false);
        }
    }

    void releaseAll() {
        reasons.keySet().forEach(this::released);
    }

    Optional<String> of(TopicPartition partition) {
        return Optional.ofNullable(reasons.get(partition));
    }
}
