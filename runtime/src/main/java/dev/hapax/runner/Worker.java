package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * The thread that handles, one batch after another, so that the polling thread can go on polling. A batch that was submitted
 * behind another one is begun only if that one went through: records are handled in their order. Used by the polling thread only.
 */
final class Worker {
    private final ExecutorService thread;
    private final Work work;
    private final Deque<InFlight> inFlight = new ArrayDeque<>();

    Worker(String name, Work work) {
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "hapax-handler-" + name);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * A batch that ended.
     *
     * @param batch the batch
     * @param results how far it got on each partition
     * @param unread the batches behind it, where this one did not go through and they were thus not begun
     */
    record Ended(Batch batch, Map<TopicPartition, PartitionResult> results, List<Batch> unread) {}

    private record InFlight(Batch batch, CompletableFuture<Map<TopicPartition, PartitionResult>> results) {
        /** Asked when it has ended. */
        boolean wentThrough() {
            return !results.isCompletedExceptionally() && batch.isAllOf(results.join());
        }
    }

    void submit(Batch batch) {
        Optional<InFlight> before = Optional.ofNullable(inFlight.peekLast());
        inFlight.add(new InFlight(batch, CompletableFuture.supplyAsync(() -> run(batch, before), thread)));
    }

    private Map<TopicPartition, PartitionResult> run(Batch batch, Optional<InFlight> before) {
        if (before.isPresent() && (batch.ticket().isCut() || !before.get().wentThrough())) {
            return batch.untouched();
        }
        return work.run(batch);
    }

    /** What is being handled or waits for it, in order. */
    List<Batch> batches() {
        return inFlight.stream().map(InFlight::batch).toList();
    }

    /**
     * Waits until there is none behind the batch that is being handled, and until that one ends where it is the only one: woken
     * earlier, the polling thread would be in the worker's way. Where a batch does not go through, those behind it end with it.
     *
     * @return what has ended, in order; empty if it takes longer
     */
    List<Ended> await(Duration patience) throws InterruptedException {
        List<InFlight> all = List.copyOf(inFlight);
        if (all.isEmpty()) {
            return List.of();
        }
        try {
            all.get(Math.max(0, all.size() - 2)).results().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Some of them may have ended all the same; what has failed says so there.
        }
        return ended();
    }

    private List<Ended> ended() {
        List<Ended> ended = new ArrayList<>();
        while (!inFlight.isEmpty() && inFlight.element().results().isDone()) {
            InFlight first = inFlight.remove();
            List<Batch> unread = first.wentThrough() ? List.of() : batches();
            if (!first.wentThrough()) {
                inFlight.clear();
            }
            ended.add(new Ended(first.batch(), results(first), unread));
        }
        return ended;
    }

    private static Map<TopicPartition, PartitionResult> results(InFlight batch) {
        try {
            return batch.results().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new HandlerStoppedException(
                    "the runner itself failed, which is a defect in it: " + Sentences.of(cause), cause);
        }
    }

    /** Interrupts what still runs. */
    void stop() {
        thread.shutdownNow();
        work.close();
    }
}
