package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Claims messages on one connection: inserts, then reads what was there already, then takes over what has ended. Only the
 * first statement is needed for messages that are new.
 */
final class Claiming {
    private final Dialect dialect;
    private final Connection connection;

    Claiming(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** One answer for each key. */
    List<Claim> claim(Insertion insertion) throws SQLException {
        List<ClaimKey> keys = insertion.keys();
        Map<String, Claim> answers = new HashMap<>();
        for (List<ClaimKey> part : Statements.parts(keys)) {
            claim(
                    new Insertion(part, insertion.owner(), insertion.token(), insertion.lease(), insertion.timeout()),
                    answers);
        }
        return keys.stream()
                .map(key -> Objects.requireNonNull(answers.get(key.key())))
                .toList();
    }

    private void claim(Insertion insertion, Map<String, Claim> answers) throws SQLException {
        Set<String> inserted = dialect.insert(connection, insertion);
        List<ClaimKey> rest = new ArrayList<>();
        for (ClaimKey key : insertion.keys()) {
            if (inserted.contains(key.key())) {
                answers.put(key.key(), new Claim.Granted(key, insertion.token()));
            } else {
                rest.add(key);
            }
        }
        if (rest.isEmpty()) {
            return;
        }
        List<Ended> ended = read(insertion, rest, answers);
        if (!ended.isEmpty()) {
            takeOver(insertion, ended, answers);
        }
        for (ClaimKey key : rest) {
            if (!answers.containsKey(key.key())) {
                throw new SQLTransientException(
                        "the claim of the key \"" + key.key() + "\" was released while it was asked for");
            }
        }
    }

    private List<Ended> read(Insertion insertion, List<ClaimKey> keys, Map<String, Claim> answers) throws SQLException {
        Map<String, ClaimKey> wanted = new HashMap<>();
        keys.forEach(key -> wanted.put(key.key(), key));
        List<Ended> ended = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(Statements.read(dialect, keys.size()))) {
            statement.setQueryTimeout(insertion.timeout());
            Statements.bindKeys(statement, insertion.bindScope(statement, 1), keys);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ClaimKey key = wanted.get(rows.getString(1));
                    if (key != null) {
                        judge(insertion, key, rows, ended, answers);
                    }
                }
            }
        }
        return ended;
    }

    private static void judge(
            Insertion insertion, ClaimKey key, ResultSet row, List<Ended> ended, Map<String, Claim> answers)
            throws SQLException {
        long token = row.getLong(4);
        long until = row.getLong(5);
        boolean done = row.wasNull();
        long left = until - row.getLong(6);
        if (token == insertion.token()) {
            answers.put(key.key(), new Claim.Granted(key, token));
        } else if (!key.digest().equals(row.getString(2))) {
            answers.put(key.key(), new Claim.OtherPayload());
        } else if (done) {
            answers.put(key.key(), new Claim.Done());
        } else if (left <= 0 || insertion.owner().equals(row.getString(3))) {
            ended.add(new Ended(key, token));
        } else {
            answers.put(key.key(), new Claim.Held(Duration.ofMillis(left)));
        }
    }

    private void takeOver(Insertion insertion, List<Ended> ended, Map<String, Claim> answers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Statements.takeOver(dialect))) {
            statement.setQueryTimeout(insertion.timeout());
            for (Ended claim : ended) {
                ClaimKey key = claim.key();
                int next = Statements.bindKey(statement, insertion.bindGrant(statement, 1), key);
                statement.setLong(next, claim.token());
                // Another worker may be faster: how long it takes is its business, so that it is simply looked at
                // again.
                answers.put(
                        key.key(),
                        statement.executeUpdate() == 1
                                ? new Claim.Granted(key, insertion.token())
                                : new Claim.Held(Duration.ofMillis(1)));
            }
        }
    }

    private record Ended(ClaimKey key, long token) {}
}
