package dev.hapax.runner;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps up with the group: partitions that go leave nothing behind that could still be committed, partitions that come
 * are not read before their position is known.
 */
final class Ownership implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration COMMIT = Duration.ofSeconds(5);

    private final LoopProfile profile;
    private final Consumer<byte[], byte[]> consumer;
    private final Worker worker;
    private final Partitions partitions;
    private final OffsetCommits commits;
    private final Settlement settlement;
    private final boolean placed;
    private boolean closing;

    Ownership(
            LoopProfile profile,
            Consumer<byte[], byte[]> consumer,
            Worker worker,
            Partitions partitions,
            OffsetCommits commits,
            Settlement settlement,
            boolean placed) {
        this.profile = profile;
        this.consumer = consumer;
        this.worker = worker;
        this.partitions = partitions;
        this.commits = commits;
        this.settlement = settlement;
        this.placed = placed;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        partitions.assigned(assigned, placed);
        if (placed || worker.batch().isPresent()) {
            consumer.pause(assigned);
        }
        if (placed) {
            // A position of no meaning, for otherwise the client looks for one itself; it is paused until it has its
            // own.
            assigned.forEach(partition -> consumer.seek(partition, 0));
        }
        LOG.atInfo().addKeyValue("handler", profile.handler()).log("was assigned {}", assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        if (closing) {
            return;
        }
        try {
            // Under at-most-once what is in flight is committed, and there is nothing to wait for.
            if (inFlight(revoked) && !profile.ahead()) {
                finish(profile.revokePatience());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        commits.settle(revoked, COMMIT);
        partitions.removed(revoked);
        LOG.atInfo().addKeyValue("handler", profile.handler()).log("gave back {}", revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        try {
            if (inFlight(lost) && !profile.ahead()) {
                abandon();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        commits.forget(lost);
        partitions.removed(lost);
        LOG.atWarn().addKeyValue("handler", profile.handler()).log("lost {}", lost);
    }

    /** Lets the record that is being handled end, or sees to it that its batch can no longer commit. */
    void finish(Duration patience) throws InterruptedException {
        Optional<Batch> batch = worker.batch();
        if (batch.isEmpty()) {
            return;
        }
        Ticket ticket = batch.get().ticket();
        ticket.cut();
        Optional<Map<TopicPartition, PartitionResult>> results = worker.await(patience);
        if (results.isPresent()) {
            settlement.settle(batch.get(), results.get());
        } else {
            ticket.abandon(COMMIT);
            LOG.atWarn()
                    .addKeyValue("handler", profile.handler())
                    .log("takes longer than {} ms for a record, whose partition is given up", patience.toMillis());
        }
    }

    /** Sees to it that what is in flight can no longer commit. */
    void abandon() throws InterruptedException {
        Optional<Batch> batch = worker.batch();
        if (batch.isPresent()) {
            batch.get().ticket().abandon(COMMIT);
        }
    }

    /** From now on the partitions go for good. */
    void closing() {
        closing = true;
    }

    private boolean inFlight(Collection<TopicPartition> those) {
        Set<TopicPartition> handled =
                worker.batch().map(batch -> batch.records().keySet()).orElse(Set.of());
        return !Collections.disjoint(handled, those);
    }
}
