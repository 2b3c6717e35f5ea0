package dev.hapax.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/** Kills the worker at a moment when it holds records that it has not finished. */
final class Killer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HOPE = Duration.ofSeconds(2);

    private final ShopWorker worker;
    private final Progress progress;

    Killer(ShopWorker worker, Progress progress) {
        this.worker = worker;
        this.progress = progress;
    }

    /**
     * Lets the worker run for a moment, then kills it while all handlers have records in flight or, when such a moment
     * does not come soon, while the given one has. The worker is held still while it is looked at, so that what is counted
     * is what the kill hits.
     */
    Kill strike(Promise target) throws IOException, SQLException, ExecutionException, InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(400, 2_000));
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            worker.alive();
            worker.suspend();
            Map<Promise, Integer> inFlight = inFlight();
            boolean hitsAll = inFlight.values().stream().allMatch(records -> records > 0);
            boolean hitsTarget = inFlight.get(target) > 0;
            if (hitsAll || hitsTarget && System.nanoTime() - start > HOPE.toNanos()) {
                worker.kill();
                return new Kill(inFlight);
            }
            worker.resume();
            Thread.sleep(ThreadLocalRandom.current().nextInt(5, 40));
        }
        throw new DemoException("The worker had no record of the handler " + target.handler() + " in flight for "
                + PATIENCE.toSeconds() + " seconds; its log is " + worker.log() + ".");
    }

    private Map<Promise, Integer> inFlight()
            throws IOException, SQLException, ExecutionException, InterruptedException {
        Map<Promise, Integer> counts = new LinkedHashMap<>();
        for (Promise promise : Promise.ALL) {
            counts.put(
                    promise,
                    worker.flight()
                            .inFlight(promise, progress.committed(promise))
                            .size());
        }
        return counts;
    }
}
