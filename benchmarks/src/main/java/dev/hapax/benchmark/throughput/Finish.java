package dev.hapax.benchmark.throughput;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts handled records and takes the time from the first to the last of them. Thread-safe. */
final class Finish {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int records;
    private final AtomicInteger handled = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile long first;
    private volatile long last;

    Finish(int records) {
        this.records = records;
    }

    void handled() {
        int count = handled.incrementAndGet();
        if (count == 1) {
            first = System.nanoTime();
        }
        if (count == records) {
            last = System.nanoTime();
            reached.countDown();
        }
    }

    boolean isReached() {
        return reached.getCount() == 0;
    }

    void await() throws InterruptedException {
        if (!reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new BenchmarkException(
                    "Only " + handled + " of " + records + " records were handled within " + PATIENCE + ".");
        }
    }

    /** How many records were asked for. */
    int records() {
        return records;
    }

    double recordsPerSecond() {
        return (records - 1) * 1e9 / (last - first);
    }
}
