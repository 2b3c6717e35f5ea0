package dev.hapax.runner;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
    private final HeldByClient held;
    private final Worker worker;
    private final Partitions partitions;
    private final OffsetCommits commits;
    private final Settlement settlement;
    private final boolean placed;
    private boolean closing;

    Ownership(
            LoopProfile profile,
            HeldByClient held,
            Worker worker,
            Partitions partitions,
            OffsetCommits commits,
            Settlement settlement,
            boolean placed) {
        this.profile = profile;
        this.held = held;
        this.worker = worker;
        this.partitions = partitions;
        this.commits = commits;
        this.settlement = settlement;
        this.placed = placed;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        partitions.assigned(assigned, placed);
        if (placed || !worker.batches().isEmpty()) {
            held.pause(assigned);
        }
        if (placed) {
            // A position of no meaning, for otherwise the client looks for one itself; it is paused until it has its
            // own.
            assigned.forEach(partition -> held.seek(partition, 0));
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

    /** Lets the record that is being handled end, or sees to it that nothing in flight can commit any more. */
    void finish(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        worker.batches().forEach(batch -> batch.ticket().cut());
        while (!worker.batches().isEmpty()) {
            List<Worker.Ended> ended = worker.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (ended.isEmpty()) {
                abandon();
                LOG.atWarn()
                        .addKeyValue("handler", profile.handler())
                        .log("takes longer than {} ms for a record, whose partition is given up", patience.toMillis());
                return;
            }
            ended.forEach(settlement::settle);
        }
    }

    /** Sees to it that what is in flight can no longer commit. */
    void abandon() throws InterruptedException {
        // All of them first: while a commit of the first is waited for, the next one must not begin.
        worker.batches().forEach(batch -> batch.ticket().cut());
        for (Batch batch : worker.batches()) {
            batch.ticket().abandon(COMMIT);
        }
    }

    /** From now on the partitions go for good. */
    void closing() {
        closing = true;
    }

    private boolean inFlight(Collection<TopicPartition> those) {
        return worker.batches().stream()
                .anyMatch(batch -> !Collections.disjoint(batch.records().keySet(), those));
    }
}
