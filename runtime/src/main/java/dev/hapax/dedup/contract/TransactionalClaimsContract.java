package dev.hapax.dedup.contract;

import static dev.hapax.dedup.contract.ContractBrokenException.equal;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.TransactionalClaims;
import dev.hapax.dedup.TransactionalClaims.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * What the runner relies on in {@link TransactionalClaims}. Used as {@link DedupStoreContract} is. Not thread-safe.
 */
public final class TransactionalClaimsContract {
    private final TransactionalClaims claims;
    private final DataSource database;
    private final ContractKeys keys = new ContractKeys();

    private TransactionalClaimsContract(TransactionalClaims claims, DataSource database) {
        this.claims = claims;
        this.database = database;
    }

    /**
     * Everything that claims in a transaction must do.
     *
     * @param claims the claims, ready for use
     * @param database the database, which hands out at least four connections at once
     * @return the cases, each of which can be run again
     */
    public static List<ContractCase> cases(TransactionalClaims claims, DataSource database) {
        return List.of(
                of("a claim that is committed makes the message a duplicate", claims, database, c -> c.committed()),
                of("a claim that is rolled back leaves nothing", claims, database, c -> c.rolledBack()),
                of("a claim that is given back leaves nothing", claims, database, c -> c.givenBack()),
                of("the same key with another payload is told", claims, database, c -> c.otherPayload()),
                of("verdicts come in the order of the messages", claims, database, c -> c.order()),
                of("a duplicate leaves the transaction usable", claims, database, c -> c.usable()),
                of("a claim waits for one that is then committed", claims, database, c -> c.waits(true)),
                of("a claim waits for one that is then rolled back", claims, database, c -> c.waits(false)),
                of("transactions that overlap each get their part", claims, database, c -> c.overlap()),
                of("a batch of 1500 messages is claimed at once", claims, database, c -> c.large()),
                of("nothing is asked for no messages", claims, database, c -> c.nothing()));
    }

    private static ContractCase of(String name, TransactionalClaims claims, DataSource database, Part part) {
        return new ContractCase(name, () -> part.run(new TransactionalClaimsContract(claims, database)));
    }

    private interface Part {
        void run(TransactionalClaimsContract contract) throws Exception;
    }

    private void committed() throws Exception {
        equal(List.of(Verdict.NEW), claimed(keys.keys("a")), "the first verdict");
        equal(List.of(Verdict.DUPLICATE), claimed(keys.keys("a")), "the second verdict");
    }

    private void rolledBack() throws Exception {
        try (Connection connection = begin()) {
            equal(List.of(Verdict.NEW), claims.claim(connection, keys.keys("a")), "the first verdict");
            connection.rollback();
        }
        equal(List.of(Verdict.NEW), claimed(keys.keys("a")), "the verdict after the rollback");
    }

    private void givenBack() throws Exception {
        try (Connection connection = begin()) {
            claims.claim(connection, keys.keys("a", "b", "c"));
            claims.giveBack(connection, keys.keys("b", "c"));
            connection.commit();
        }
        equal(
                List.of(Verdict.DUPLICATE, Verdict.NEW, Verdict.NEW),
                claimed(keys.keys("a", "b", "c")),
                "the verdicts for one that was kept and two that were given back");
    }

    private void otherPayload() throws Exception {
        claimed(keys.keys("a"));
        equal(
                List.of(Verdict.OTHER_PAYLOAD),
                claimed(List.of(keys.key("a", ContractKeys.OTHER_PAYLOAD))),
                "the verdict");
    }

    private void order() throws Exception {
        claimed(keys.keys("b", "d"));
        equal(
                List.of(Verdict.NEW, Verdict.DUPLICATE, Verdict.NEW, Verdict.OTHER_PAYLOAD),
                claimed(List.of(
                        keys.key("a"), keys.key("b"), keys.key("c"), keys.key("d", ContractKeys.OTHER_PAYLOAD))),
                "the verdicts");
    }

    private void usable() throws Exception {
        claimed(keys.keys("a"));
        try (Connection connection = begin()) {
            claims.claim(connection, keys.keys("a"));
            equal(List.of(Verdict.NEW), claims.claim(connection, keys.keys("b")), "the verdict after a duplicate");
            connection.commit();
        }
        equal(List.of(Verdict.DUPLICATE), claimed(keys.keys("b")), "the verdict after the commit");
    }

    private void waits(boolean commit) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection first = begin()) {
            claims.claim(first, keys.keys("a"));
            Future<List<Verdict>> second = thread.submit(() -> claimed(keys.keys("a", "b")));
            try {
                List<Verdict> early = second.get(500, TimeUnit.MILLISECONDS);
                throw new ContractBrokenException(
                        "a claim should wait for the transaction that made it before, but the verdicts came: " + early);
            } catch (TimeoutException e) {
                // It waits, as it should.
            }
            if (commit) {
                first.commit();
            } else {
                first.rollback();
            }
            equal(
                    List.of(commit ? Verdict.DUPLICATE : Verdict.NEW, Verdict.NEW),
                    second.get(30, TimeUnit.SECONDS),
                    "the verdicts after the other transaction");
        } finally {
            thread.shutdownNow();
        }
    }

    /** Each message is new to exactly one of them, whoever has to begin again. */
    private void overlap() throws Exception {
        int workers = 3;
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<ClaimKey>>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                List<ClaimKey> batch = keys.many(i * 20, i * 20 + 60);
                running.add(threads.submit(() -> {
                    start.await();
                    return news(batch);
                }));
            }
            start.countDown();
            List<ClaimKey> claimed = new ArrayList<>();
            for (Future<List<ClaimKey>> worker : running) {
                claimed.addAll(worker.get());
            }
            claimed.sort(ClaimKey.ORDER);
            equal(keys.many(0, (workers - 1) * 20 + 60), claimed, "the messages that were new to one transaction each");
        } finally {
            threads.shutdownNow();
        }
    }

    private List<ClaimKey> news(List<ClaimKey> batch) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                List<Verdict> verdicts = claimed(batch);
                return batch.stream()
                        .filter(key -> verdicts.get(batch.indexOf(key)) == Verdict.NEW)
                        .toList();
            } catch (SQLException e) {
                if (tries == 10) {
                    throw e;
                }
            }
        }
    }

    private void large() throws Exception {
        List<ClaimKey> batch = keys.many(0, 1500);
        equal(Collections.nCopies(1500, Verdict.NEW), claimed(batch), "the verdicts");
        equal(Collections.nCopies(1500, Verdict.DUPLICATE), claimed(batch), "the verdicts when they come again");
    }

    private void nothing() throws Exception {
        try (Connection connection = begin()) {
            equal(List.of(), claims.claim(connection, List.of()), "the verdicts for no messages");
            claims.giveBack(connection, List.of());
            connection.rollback();
        }
    }

    private List<Verdict> claimed(List<ClaimKey> batch) throws SQLException {
        try (Connection connection = begin()) {
            try {
                List<Verdict> verdicts = claims.claim(connection, batch);
                connection.commit();
                return verdicts;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }
}
