package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the consequences of a batch that ended, on the polling thread: commits the handled prefix, goes back to what was
 * not handled, lets partitions wait. A partition that was not held all the time since the poll is left alone.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final LoopProfile profile;
    private final HeldByClient held;
    private final Partitions partitions;
    private final OffsetCommits commits;
    private final FailureHandling failures;
    private final HandlerListener listener;
    private Optional<HandlerStoppedException> stop = Optional.empty();

    Settlement(
            LoopProfile profile,
            HeldByClient held,
            Partitions partitions,
            OffsetCommits commits,
            FailureHandling failures,
            HandlerListener listener) {
        this.profile = profile;
        this.held = held;
        this.partitions = partitions;
        this.commits = commits;
        this.failures = failures;
        this.listener = listener;
    }

    void settle(Worker.Ended ended) {
        // The last first: where several have records of a partition, it goes on with the first of them.
        for (int i = ended.unread().size() - 1; i >= 0; i--) {
            Batch batch = ended.unread().get(i);
            settle(batch, batch.untouched());
        }
        settle(ended.batch(), ended.results());
    }

    private void settle(Batch batch, Map<TopicPartition, PartitionResult> results) {
        Map<TopicPartition, Long> handled = new HashMap<>();
        results.forEach((partition, result) -> {
            if (partitions.heldSince(batch, partition)) {
                settle(batch, partition, result, handled);
            }
        });
        switch (profile.progress()) {
            case AHEAD -> {}
            case BEHIND -> commits.commit(handled);
            case IN_KAFKA_TRANSACTION -> tell(handled);
            case IN_DATABASE -> {
                tell(handled);
                commits.commitLazily(handled);
            }
        }
    }

    /** Throws if a record failed for the last time. Apart from settling, for that also happens where nothing may be thrown. */
    void refuseToGoOn() {
        if (stop.isPresent()) {
            HandlerStoppedException reason = stop.get();
            stop = Optional.empty();
            throw reason;
        }
    }

    private void settle(
            Batch batch, TopicPartition partition, PartitionResult result, Map<TopicPartition, Long> handled) {
        if (result instanceof PartitionResult.Finished finished) {
            progressed(batch, partition, finished.next(), handled);
        } else if (result instanceof PartitionResult.Failed failed) {
            progressed(batch, partition, failed.next(), handled);
            Optional<HandlerStoppedException> last = failures.failed(address(partition, failed.next()), failed.cause());
            stop = stop.or(() -> last);
        } else if (result instanceof PartitionResult.Later later) {
            progressed(batch, partition, later.next(), handled);
            partitions.waitFor(partition, later.delay(), later.why());
            LogLine.at(LOG.atWarn(), address(partition, later.next())).log(
                    "is handled in {} ms: {}", later.delay().toMillis(), later.why());
        } else if (result instanceof PartitionResult.Reread reread) {
            reread(batch, partition, reread);
        }
    }

    private void tell(Map<TopicPartition, Long> handled) {
        handled.forEach((partition, next) -> listener.committed(address(partition, next)));
    }

    private void progressed(Batch batch, TopicPartition partition, long next, Map<TopicPartition, Long> handled) {
        if (next > batch.start(partition)) {
            partitions.progressed(partition, next);
            handled.put(partition, next);
        }
        if (next < batch.end(partition)) {
            held.seek(partition, next);
        }
    }

    private void reread(Batch batch, TopicPartition partition, PartitionResult.Reread reread) {
        RecordAddress at = address(partition, batch.start(partition));
        LogLine.at(LOG.atWarn(), at).log(
                "the partition's position is read again in {} ms: {}",
                reread.delay().toMillis(),
                reread.why());
        if (reread.fenced()) {
            listener.fenced(at);
        }
        partitions.mustBePlaced(partition);
        partitions.waitFor(partition, reread.delay(), reread.why());
    }

    private RecordAddress address(TopicPartition partition, long offset) {
        return new RecordAddress(profile.handler(), partition.topic(), partition.partition(), offset);
    }
}
