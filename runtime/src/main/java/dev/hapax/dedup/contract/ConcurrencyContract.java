package dev.hapax.dedup.contract;

import static dev.hapax.dedup.contract.ContractBrokenException.equal;
import static dev.hapax.dedup.contract.ContractBrokenException.unless;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What must hold when many messages, and many workers, come at once. */
final class ConcurrencyContract {
    private static final int WORKERS = 4;
    private static final int MESSAGES = 1500;

    private final DedupStore store;
    private final ContractKeys keys = new ContractKeys();

    private ConcurrencyContract(DedupStore store) {
        this.store = store;
    }

    static List<ContractCase> cases(DedupStore store) {
        return List.of(
                new ContractCase(
                        "a batch of 1500 messages is claimed and marked at once",
                        () -> new ConcurrencyContract(store).large()),
                new ContractCase(
                        "of workers that claim the same messages at once, one gets each",
                        () -> new ConcurrencyContract(store).race()));
    }

    private void large() throws Exception {
        List<ClaimKey> batch = keys.many(0, MESSAGES);
        List<Claim.Granted> granted = grants(store.claim(batch, "worker one"));
        equal(batch, granted.stream().map(Claim.Granted::key).toList(), "what was granted");
        equal(List.of(), store.done(granted), "what could not be marked");
        List<Claim> again = store.claim(batch, "worker two");
        unless(
                again.size() == MESSAGES && again.stream().allMatch(Claim.Done.class::isInstance),
                "all " + MESSAGES + " messages should be done, but some are not");
    }

    /** Each worker begins elsewhere, so that their batches overlap. */
    private void race() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            CyclicBarrier start = new CyclicBarrier(WORKERS);
            List<Future<List<Claim.Granted>>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                List<ClaimKey> batch = keys.many(i * 50, i * 50 + 200);
                String owner = "worker " + i;
                workers.add(threads.submit(() -> {
                    start.await();
                    return claim(batch, owner);
                }));
            }
            List<ClaimKey> granted = new ArrayList<>();
            for (Future<List<Claim.Granted>> worker : workers) {
                worker.get().forEach(claim -> granted.add(claim.key()));
            }
            granted.sort(ClaimKey.ORDER);
            equal(keys.many(0, (WORKERS - 1) * 50 + 200), granted, "what was granted to one worker each");
        } finally {
            threads.shutdownNow();
        }
    }

    /** A store may give up for the moment, as databases do that end deadlocks so: the runner then asks again. */
    private List<Claim.Granted> claim(List<ClaimKey> batch, String owner) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return grants(store.claim(batch, owner));
            } catch (Exception e) {
                if (tries == 10) {
                    throw e;
                }
            }
        }
    }

    private static List<Claim.Granted> grants(List<Claim> answers) {
        return answers.stream()
                .filter(Claim.Granted.class::isInstance)
                .map(Claim.Granted.class::cast)
                .toList();
    }
}
