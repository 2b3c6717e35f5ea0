package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** The thread that handles, one batch at a time, so that the polling thread can go on polling. */
final class Worker {
    private final ExecutorService thread;
    private final Work work;
    private Optional<InFlight> inFlight = Optional.empty();

    Worker(String name, Work work) {
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "hapax-handler-" + name);
            made.setDaemon(true);
            return made;
        });
    }

    void submit(Batch batch) {
        inFlight = Optional.of(new InFlight(batch, thread.submit(() -> work.run(batch))));
    }

    Optional<Batch> batch() {
        return inFlight.map(InFlight::batch);
    }

    /** Waits for the batch; empty if it takes longer. */
    Optional<Map<TopicPartition, PartitionResult>> await(Duration patience) throws InterruptedException {
        if (inFlight.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<TopicPartition, PartitionResult> results =
                    inFlight.get().results().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            inFlight = Optional.empty();
            return Optional.of(results);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            inFlight = Optional.empty();
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

    private record InFlight(Batch batch, Future<Map<TopicPartition, PartitionResult>> results) {}
}
