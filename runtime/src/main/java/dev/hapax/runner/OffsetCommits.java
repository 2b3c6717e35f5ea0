package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what was handled, in the background while partitions stay, and waiting for it when they go. Used by the polling
 * thread only.
 */
final class OffsetCommits {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetCommits.class);
    private static final long LAZILY = Duration.ofMillis(500).toNanos();
    private static final long AGAIN_AFTER = Duration.ofSeconds(1).toNanos();

    private final String handler;
    private final Consumer<?, ?> consumer;
    private final HandlerListener listener;
    private final Map<TopicPartition, Long> unconfirmed = new HashMap<>();
    private int underway;
    private long lastTry = System.nanoTime() - AGAIN_AFTER;

    OffsetCommits(String handler, Consumer<?, ?> consumer, HandlerListener listener) {
        this.handler = handler;
        this.consumer = consumer;
        this.listener = listener;
    }

    /** Commits in the background; the answer is heard in a later poll. */
    void commit(Map<TopicPartition, Long> next) {
        if (!next.isEmpty()) {
            unconfirmed.putAll(next);
            send(next);
        }
    }

    /**
     * Commits now and then: for those who watch the lag of a group whose progress is kept elsewhere. What is left is committed
     * by {@link #tryAgain}, or when the partition goes.
     */
    void commitLazily(Map<TopicPartition, Long> next) {
        unconfirmed.putAll(next);
        if (!unconfirmed.isEmpty() && underway == 0 && System.nanoTime() - lastTry > LAZILY) {
            send(Map.copyOf(unconfirmed));
        }
    }

    /** Tries again what failed, where no newer commit did so. */
    void tryAgain() {
        if (!unconfirmed.isEmpty() && underway == 0 && System.nanoTime() - lastTry > AGAIN_AFTER) {
            send(Map.copyOf(unconfirmed));
        }
    }

    /** Waits until what was handled of these partitions is committed. A failure leaves records to be handled again. */
    void settle(Collection<TopicPartition> partitions, Duration patience) {
        Map<TopicPartition, Long> next = new HashMap<>(unconfirmed);
        next.keySet().retainAll(partitions);
        forget(partitions);
        if (next.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets(next), patience);
            next.forEach(this::told);
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("handler", handler)
                    .log("{} could not be committed and will be handled again: {}", next, Sentences.of(e));
        }
    }

    /** These partitions are another worker's. */
    void forget(Collection<TopicPartition> partitions) {
        unconfirmed.keySet().removeAll(partitions);
    }

    private void send(Map<TopicPartition, Long> next) {
        underway++;
        lastTry = System.nanoTime();
        consumer.commitAsync(offsets(next), (offsets, e) -> {
            underway--;
            if (e == null) {
                next.forEach((partition, offset) -> {
                    unconfirmed.remove(partition, offset);
                    told(partition, offset);
                });
            } else {
                LOG.atDebug()
                        .addKeyValue("handler", handler)
                        .log("{} could not be committed, it is tried again: {}", next, Sentences.of(e));
            }
        });
    }

    private void told(TopicPartition partition, long next) {
        listener.committed(new RecordAddress(handler, partition.topic(), partition.partition(), next));
    }

    static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        return offsets;
    }
}
