package dev.hapax.dedup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Claims in the transaction of the effects. Keys are claimed in sorted order, so that two workers with the same keys wait
 * for each other instead of deadlocking.
 */
final class JdbcTransactionalClaims implements TransactionalClaims {
    private final DedupSql sql;

    JdbcTransactionalClaims(DedupSql sql) {
        this.sql = sql;
    }

    @Override
    public List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, ClaimKey> first = new TreeMap<>();
        keys.forEach(key -> first.putIfAbsent(key.key(), key));
        Map<String, Verdict> verdicts = claimFirst(connection, first);
        Set<String> seen = new HashSet<>();
        List<Verdict> all = new ArrayList<>(keys.size());
        for (ClaimKey key : keys) {
            Verdict verdict = verdicts.getOrDefault(key.key(), Verdict.NEW);
            if (seen.add(key.key())) {
                all.add(verdict);
            } else {
                ClaimKey earlier = first.getOrDefault(key.key(), key);
                all.add(earlier.digest().equals(key.digest()) ? Verdict.DUPLICATE : Verdict.OTHER_PAYLOAD);
            }
        }
        return all;
    }

    private Map<String, Verdict> claimFirst(Connection connection, Map<String, ClaimKey> keys) throws SQLException {
        Map<String, ClaimKey> taken = new HashMap<>(keys);
        try (PreparedStatement statement = connection.prepareStatement(sql.claimAll())) {
            bindScope(statement, keys.values().iterator().next());
            statement.setArray(4, connection.createArrayOf("text", keys.keySet().toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text", keys.values().stream().map(ClaimKey::digest).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.remove(rows.getString(1));
                }
            }
        }
        return taken.isEmpty() ? Map.of() : judge(connection, taken);
    }

    private Map<String, Verdict> judge(Connection connection, Map<String, ClaimKey> taken) throws SQLException {
        Map<String, Verdict> verdicts = new HashMap<>();
        List<ClaimKey> ended = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.readAll())) {
            bindScope(statement, taken.values().iterator().next());
            statement.setArray(
                    4, connection.createArrayOf("text", taken.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ClaimKey key = taken.get(rows.getString(1));
                    if (key == null) {
                        continue;
                    }
                    if (!rows.getString(2).equals(key.digest())) {
                        verdicts.put(key.key(), Verdict.OTHER_PAYLOAD);
                    } else if (rows.getBoolean(3)) {
                        verdicts.put(key.key(), Verdict.DUPLICATE);
                    } else if (rows.getBoolean(4)) {
                        ended.add(key);
                    } else {
                        throw new SQLTransientException("another worker has a lease on the key \"" + key.key() + "\"");
                    }
                }
            }
        }
        for (ClaimKey key : ended) {
            takeOver(connection, key);
            verdicts.put(key.key(), Verdict.NEW);
        }
        if (!verdicts.keySet().containsAll(taken.keySet())) {
            throw new SQLTransientException("a claim was released while it was asked for");
        }
        return verdicts;
    }

    private void takeOver(Connection connection, ClaimKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.takeOver())) {
            JdbcDedupStore.bind(statement, key);
            statement.setString(5, key.digest());
            if (statement.executeUpdate() != 1) {
                throw new SQLTransientException("another worker took the key \"" + key.key() + "\" over");
            }
        }
    }

    @Override
    public void giveBack(Connection connection, List<ClaimKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.giveBackAll())) {
            bindScope(statement, keys.get(0));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", keys.stream().map(ClaimKey::key).toArray()));
            statement.executeUpdate();
        }
    }

    private static void bindScope(PreparedStatement statement, ClaimKey key) throws SQLException {
        statement.setString(1, key.group());
        statement.setString(2, key.topic());
        statement.setString(3, key.handler());
    }
}
