package dev.hapax.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is taken from the consumer, and what of it is left alone for now. Used by the polling thread only. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final long BACKOFF = 100_000_000;

    private final String handler;
    private final Consumer<byte[], byte[]> consumer;
    private final HeldByClient held;
    private final Partitions partitions;
    private final LogBounds bounds;
    private final PollFailures failures = new PollFailures(System::nanoTime);

    Intake(String handler, Consumer<byte[], byte[]> consumer, HeldByClient held, Partitions partitions) {
        this.handler = handler;
        this.consumer = consumer;
        this.held = held;
        this.partitions = partitions;
        this.bounds = new LogBounds(handler, consumer);
    }

    /** The next records, by partition, of those partitions whose position is known. */
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> take(Duration patience) {
        Optional<ConsumerRecords<byte[], byte[]>> polled = poll(patience);
        if (polled.isEmpty()) {
            return new HashMap<>(); // nor is it known whether what is held here is still assigned
        }
        partitions.polled();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = Batch.byPartition(polled.get());
        // Whatever the client makes of a pause: at a position that was not read from where it is kept nothing is
        // handled.
        if (records.keySet().retainAll(partitions.placed())) {
            LOG.atWarn()
                    .addKeyValue("handler", handler)
                    .log("the client returned records of partitions that are paused or gone; they are not handled now");
        }
        return records;
    }

    /** Polls without taking anything: the group must hear of this worker. */
    void keepMembership() {
        block(partitions.all());
        // What a paused consumer returns all the same is read again later: nothing may overtake what is in flight.
        poll(Duration.ZERO).ifPresent(polled -> giveBack(Batch.byPartition(polled)));
    }

    /** Records that are to be read again. */
    void giveBack(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> taken) {
        taken.forEach(
                (partition, records) -> held.seek(partition, records.get(0).offset()));
    }

    /** From now on records come from all partitions but these. */
    void block(Set<TopicPartition> blocked) {
        Set<TopicPartition> paused = held.paused();
        if (paused.equals(blocked)) {
            return;
        }
        held.pause(blocked);
        held.resume(partitions.freed(paused, blocked));
    }

    /** What a poll returns; empty where it failed, and the next one may not. */
    private Optional<ConsumerRecords<byte[], byte[]>> poll(Duration patience) {
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(patience);
            failures.passed();
            return Optional.of(polled);
        } catch (OffsetOutOfRangeException e) {
            Map.Entry<TopicPartition, Long> first =
                    e.offsetOutOfRangePartitions().entrySet().iterator().next();
            throw bounds.outside(first.getKey(), first.getValue());
        } catch (KafkaException e) {
            if (!failures.mayPass(e)) {
                throw e;
            }
            LOG.atWarn().addKeyValue("handler", handler).log("a poll failed: {}", Sentences.of(e));
            LockSupport.parkNanos(BACKOFF); // it failed at once, and would again
            return Optional.empty();
        }
    }
}
