package dev.hapax.runner;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.TransactionalClaims;
import dev.hapax.dedup.TransactionalClaims.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deduplication within a database transaction.
 *
 * @param keys reads the keys
 * @param store claims them
 */
record TransactionClaims<K, V>(KeyReader<K, V> keys, TransactionalClaims store) {
    /**
     * Claims a batch of one topic. Of equal keys the first occurrence alone is claimed. Sorted, so that two workers with the
     * same keys wait for each other instead of deadlocking.
     */
    List<Verdict> claim(Connection connection, List<ClaimKey> batch) throws SQLException {
        Map<String, ClaimKey> first = new HashMap<>();
        batch.forEach(key -> first.putIfAbsent(key.key(), key));
        List<ClaimKey> sorted = first.values().stream().sorted(ClaimKey.ORDER).toList();
        List<Verdict> answers = store.claim(connection, sorted);
        Map<String, Verdict> verdicts = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            verdicts.put(sorted.get(i).key(), answers.get(i));
        }
        List<Verdict> all = new ArrayList<>(batch.size());
        for (ClaimKey key : batch) {
            ClaimKey claimed = first.getOrDefault(key.key(), key);
            if (!claimed.digest().equals(key.digest())) {
                all.add(Verdict.OTHER_PAYLOAD);
            } else {
                all.add(verdicts.getOrDefault(key.key(), Verdict.DUPLICATE));
                verdicts.computeIfPresent(
                        key.key(), (k, verdict) -> verdict == Verdict.NEW ? Verdict.DUPLICATE : verdict);
            }
        }
        return all;
    }

    /** Takes back the claims of messages that were not handled after all, from a place on. */
    void giveBack(Connection connection, List<ClaimKey> batch, List<Verdict> verdicts, int from) throws SQLException {
        List<ClaimKey> unused = new ArrayList<>();
        for (int i = from; i < verdicts.size(); i++) {
            if (verdicts.get(i) == Verdict.NEW) {
                unused.add(batch.get(i));
            }
        }
        if (!unused.isEmpty()) {
            store.giveBack(connection, unused);
        }
    }
}
