package dev.hapax.runner;

import dev.hapax.dedup.DedupStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Lets a deduplication store forget what it need not remember, few messages at a time, on a thread of its own. All workers
 * do it; that each forgets a part is what a store is asked for.
 */
final class StoreCleaning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCleaning.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** Leaves the database to others between two batches. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final int BATCH = 1000;

    private final DedupStore store;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean failed;

    private StoreCleaning(DedupStore store, Duration pause) {
        this.store = store;
        this.pause = pause;
    }

    static StoreCleaning start(DedupStore store) {
        return start(store, PAUSE);
    }

    static StoreCleaning start(DedupStore store, Duration pause) {
        StoreCleaning cleaning = new StoreCleaning(store, pause);
        Thread thread = new Thread(cleaning::run, "hapax-store-cleaning");
        thread.setDaemon(true);
        thread.start();
        return cleaning;
    }

    private void run() {
        try {
            // Not at once: workers that are started together would all begin together.
            Duration wait = Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() + 1));
            while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = clean() ? BREATH : pause;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is more to forget. */
    private boolean clean() throws InterruptedException {
        try {
            int forgotten = store.forget(BATCH);
            failed = false;
            return forgotten >= BATCH;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // Said once: a store that is down is said by the handlers that need it.
            LOG.atLevel(failed ? Level.DEBUG : Level.WARN)
                    .log("the deduplication store could not forget old keys, it is tried again: {}", Sentences.of(e));
            failed = true;
            return false;
        }
    }

    /** No new batch begins. */
    @Override
    public void close() {
        closed.countDown();
    }
}
