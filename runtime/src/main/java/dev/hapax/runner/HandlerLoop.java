package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import dev.hapax.health.HandlerHealth;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls for one handler. The handler's own thread does the work; meanwhile polling goes on with everything paused, so that
 * a slow handler keeps its partitions and hears when they are asked back.
 */
final class HandlerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerLoop.class);
    /** The batch that is handled, and those behind it. */
    private static final int IN_FLIGHT = 3;

    /**
     * How long the polling thread stays out of the way of the next batch, in nanoseconds: until the database works on it, where
     * processors are few.
     */
    private static final long ASIDE = 1_000_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration PLACE_AGAIN = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final LoopProfile profile;
    private final Consumer<byte[], byte[]> consumer;
    private final HeldByClient held;
    private final Worker worker;
    private final Optional<Positions> positions;
    private final HandlerListener listener;
    private final Partitions partitions;
    private final Settlement settlement;
    private final Ownership ownership;
    private final OffsetCommits commits;
    private final Optional<CommitAhead> commitAhead;
    private final Intake intake;
    private final Lag lag;
    private final LoopHealth health;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile Optional<HandlerStoppedException> givenUp = Optional.empty();

    HandlerLoop(
            LoopProfile profile,
            Consumer<byte[], byte[]> consumer,
            Worker worker,
            Optional<Positions> positions,
            FailureHandling failures,
            Function<TopicPartition, Optional<String>> outboxProblem,
            HandlerListener listener) {
        this.profile = profile;
        this.consumer = consumer;
        this.held = new HeldByClient(profile.handler(), consumer);
        this.worker = worker;
        this.positions = positions;
        this.listener = listener;
        this.partitions = failures.partitions();
        this.intake = new Intake(profile.handler(), consumer, held, partitions);
        this.lag = new Lag(consumer);
        this.health = new LoopHealth(profile.handler(), consumer, lag, partitions, outboxProblem);
        this.commits = new OffsetCommits(
                profile.handler(),
                consumer,
                profile.progress() == LoopProfile.Progress.BEHIND ? listener : HandlerListener.NONE);
        this.commitAhead = profile.ahead()
                ? Optional.of(new CommitAhead(profile.handler(), consumer, listener, profile.maxPollInterval()))
                : Optional.empty();
        this.settlement = new Settlement(profile, held, partitions, commits, failures, listener);
        this.ownership = new Ownership(profile, held, worker, partitions, commits, settlement, positions.isPresent());
    }

    String handler() {
        return profile.handler();
    }

    List<String> topics() {
        return profile.topics();
    }

    /** How the handler is; asked by any thread. */
    HandlerHealth health() {
        return health.now(ended);
    }

    /** Closes what was opened for a loop that will not run. */
    void discard() {
        worker.stop();
        close(Duration.ZERO);
    }

    /** Asks the loop to end. */
    void stop() {
        stopping = true;
    }

    /** Asks the loop to end without a further commit: its positions mean nothing any more. */
    void giveUp(HandlerStoppedException why) {
        givenUp = Optional.of(why);
        stopping = true;
    }

    /** Completes when everything is closed; exceptionally where the handler had to stop. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void run() {
        Optional<HandlerStoppedException> stopped = Optional.empty();
        try {
            consumer.subscribe(profile.topics(), ownership);
            while (!stopping) {
                turn();
                health.look();
                settlement.refuseToGoOn();
            }
        } catch (HandlerStoppedException e) {
            stopped = Optional.of(e);
        } catch (InterruptedException | InterruptException e) {
            stopped = Optional.of(stoppedBy("its thread was interrupted", e));
        } catch (Throwable e) {
            stopped = Optional.of(stoppedBy(Sentences.of(e), e));
        }
        Optional<HandlerStoppedException> closing = close();
        Optional<HandlerStoppedException> outcome = stopped.or(() -> givenUp).or(() -> closing);
        outcome.ifPresent(e -> LOG.atError()
                .addKeyValue("handler", profile.handler())
                .setCause(e.getCause())
                .log(e.getMessage()));
        outcome.ifPresentOrElse(ended::completeExceptionally, () -> ended.complete(null));
    }

    private void turn() throws InterruptedException {
        List<Batch> inFlight = worker.batches();
        if (!inFlight.isEmpty()) {
            if (!mayReadAhead(inFlight) || !readAhead(inFlight)) {
                awaitWorker();
            }
            return;
        }
        place();
        intake.block(partitions.blocked());
        commits.tryAgain();
        begin(intake.take(partitions.untilNextReady(POLL)));
    }

    private void awaitWorker() throws InterruptedException {
        List<Worker.Ended> ended = worker.await(PATIENCE);
        if (ended.isEmpty()) {
            intake.keepMembership();
            return;
        }
        if (!worker.batches().isEmpty()) {
            LockSupport.parkNanos(ASIDE);
        }
        ended.forEach(settlement::settle);
    }

    /**
     * Whether the next records may be polled while others are handled, so that the worker need not wait for them. Only where it
     * waits for a database anyway, and where no partition waits for its position or its next attempt: with a batch always in
     * flight its turn would not come.
     */
    private boolean mayReadAhead(List<Batch> inFlight) {
        return profile.progress() == LoopProfile.Progress.IN_DATABASE
                && inFlight.size() < IN_FLIGHT
                && inFlight.stream()
                        .allMatch(batch ->
                                batch.failing().isEmpty() && batch.condemned().isEmpty())
                && partitions.blocked().isEmpty();
    }

    /** Whether there were records. */
    private boolean readAhead(List<Batch> inFlight) {
        intake.block(Set.of());
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = intake.take(Duration.ZERO);
        if (worker.batches().equals(inFlight)) {
            begin(records);
            return !records.isEmpty();
        }
        // A rebalance within the poll has ended what was in flight; a partition may have to wait now.
        records.keySet().retainAll(partitions.all());
        intake.giveBack(records);
        return false;
    }

    private Map<TopicPartition, Long> lags() {
        Map<TopicPartition, Long> lags = new HashMap<>();
        for (TopicPartition partition : partitions.all()) {
            lag.of(partition).ifPresent(behind -> lags.put(partition, behind));
        }
        return lags;
    }

    private void place() throws InterruptedException {
        Set<TopicPartition> due = partitions.toPlace();
        if (positions.isEmpty() || due.isEmpty()) {
            return;
        }
        // To read where a partition stands can fence whoever has it now. What comes back is assigned once more.
        due.retainAll(held.all());
        if (due.isEmpty()) {
            return;
        }
        try {
            positions.get().place(due).forEach((partition, offset) -> {
                if (!held.seek(partition, offset)) {
                    return;
                }
                partitions.placed(partition);
                LogLine.at(LOG.atDebug(), profile.handler(), partition).log("starts at offset {}", offset);
            });
        } catch (HandlerStoppedException | InterruptedException | InterruptException e) {
            throw e;
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("handler", profile.handler())
                    .log("where to start {} cannot be read, it is tried again: {}", due, Sentences.of(e));
            due.forEach(partition ->
                    partitions.waitFor(partition, PLACE_AGAIN, "where to start cannot be read: " + Sentences.of(e)));
        }
    }

    private void begin(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records) {
        long polledAt = System.nanoTime();
        if (listener != HandlerListener.NONE) {
            listener.lag(profile.handler(), lags());
        }
        if (records.isEmpty()) {
            return;
        }
        if (listener != HandlerListener.NONE) {
            listener.batch(
                    profile.handler(),
                    records.values().stream().mapToInt(List::size).sum());
            records.values().forEach(list -> list.forEach(record -> listener.polled(address(record))));
        }
        records.forEach((partition, list) -> {
            partitions.begun(partition, list.get(0).offset());
            int failures = partitions.failures(partition, list.get(0).offset());
            if (failures > 0 && !partitions.condemned().containsKey(partition)) {
                listener.retried(address(list.get(0)), failures + 1);
            }
        });
        if (commitAhead.isPresent() && !commitAhead.get().commit(records, polledAt)) {
            return;
        }
        worker.submit(new Batch(
                records,
                consumer.groupMetadata(),
                partitions.tenures(records.keySet()),
                partitions.failing(),
                partitions.condemned(),
                new Ticket()));
    }

    /** Ends what is in flight, commits what was handled, and closes. */
    private Optional<HandlerStoppedException> close() {
        Optional<HandlerStoppedException> failure = Optional.empty();
        try {
            Thread.interrupted();
            if (givenUp.isPresent()) {
                ownership.abandon();
            } else {
                ownership.finish(profile.shutdown());
                commits.settle(partitions.all(), CLOSING);
                settlement.refuseToGoOn();
            }
        } catch (HandlerStoppedException e) {
            failure = Optional.of(e);
        } catch (InterruptedException | RuntimeException e) {
            LOG.atWarn().addKeyValue("handler", profile.handler()).setCause(e).log("could not end cleanly");
        }
        ownership.closing();
        worker.stop();
        try {
            close(CLOSING);
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("handler", profile.handler()).log("its consumer: {}", Sentences.of(e));
        }
        return failure;
    }

    @SuppressWarnings("deprecation") // clients before 4.1 do not have what replaces it
    private void close(Duration patience) {
        consumer.close(patience);
    }

    private HandlerStoppedException stoppedBy(String why, Throwable cause) {
        return new HandlerStoppedException(profile.handler() + " stopped: " + why, cause);
    }

    private RecordAddress address(ConsumerRecord<?, ?> record) {
        return new RecordAddress(profile.handler(), record.topic(), record.partition(), record.offset());
    }
}
