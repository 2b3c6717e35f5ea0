package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits a batch before it is handled, for at-most-once. */
final class CommitAhead {
    private static final Logger LOG = LoggerFactory.getLogger(CommitAhead.class);

    private final String handler;
    private final Consumer<?, ?> consumer;
    private final HeldByClient held;
    private final HandlerListener listener;
    private final Duration maxPollInterval;

    CommitAhead(String handler, Consumer<?, ?> consumer, HandlerListener listener, Duration maxPollInterval) {
        this.handler = handler;
        this.consumer = consumer;
        this.held = new HeldByClient(handler, consumer);
        this.listener = listener;
        this.maxPollInterval = maxPollInterval;
    }

    /**
     * Commits, and says whether the batch may be handled.
     *
     * @param polledAt when it was polled, in {@link System#nanoTime} time
     */
    boolean commit(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records, long polledAt) {
        Map<TopicPartition, Long> next = new HashMap<>();
        records.forEach((partition, list) ->
                next.put(partition, list.get(list.size() - 1).offset() + 1));
        try {
            consumer.commitSync(OffsetCommits.offsets(next), left(polledAt));
        } catch (RebalanceInProgressException | CommitFailedException e) {
            // The group refused it: nothing was committed or handled, and whoever gets the partitions reads them again.
            records.forEach((partition, list) -> {
                if (held.all().contains(partition)) {
                    held.seek(partition, list.get(0).offset());
                }
            });
            return false;
        } catch (KafkaException e) {
            drop(records, "whether its offset was committed is unknown: " + Sentences.of(e));
            return false;
        }
        if (left(polledAt).isZero()) {
            drop(
                    records,
                    "committing took longer than max.poll.interval.ms, so that another worker may have the partition");
            return false;
        }
        next.forEach((partition, offset) ->
                listener.committed(new RecordAddress(handler, partition.topic(), partition.partition(), offset)));
        return true;
    }

    private Duration left(long polledAt) {
        Duration left = maxPollInterval.minusNanos(System.nanoTime() - polledAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void drop(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records, String why) {
        records.values().stream().flatMap(List::stream).forEach(raw -> {
            RecordAddress at = new RecordAddress(handler, raw.topic(), raw.partition(), raw.offset());
            LogLine.at(LOG.atWarn(), at).log("lost, as at-most-once has it: {}", why);
            listener.lost(at);
        });
    }
}
