package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks claims on one connection, or gives them back. Claims that were granted together have one token, and end in one
 * statement that commits by itself: a worker that stands still, whenever that is, leaves no row locked.
 */
final class ClaimEnds {
    private final Connection connection;
    private final int timeout;

    ClaimEnds(Connection connection, int timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Returns those that are another worker's by now. */
    List<Claim.Granted> mark(List<Claim.Granted> claims) throws SQLException {
        List<Claim.Granted> refused = new ArrayList<>();
        for (List<Claim.Granted> granted : together(claims)) {
            if (update(Statements.done(granted.size()), granted) != granted.size()) {
                Set<String> marked = marked(granted);
                granted.stream()
                        .filter(claim -> !marked.contains(claim.key().key()))
                        .forEach(refused::add);
            }
        }
        return refused;
    }

    void giveBack(List<Claim.Granted> claims) throws SQLException {
        for (List<Claim.Granted> granted : together(claims)) {
            update(Statements.release(granted.size()), granted);
        }
    }

    /** Those of one token, as many as a statement takes. */
    private static List<List<Claim.Granted>> together(List<Claim.Granted> claims) {
        Map<Long, List<Claim.Granted>> byToken = new LinkedHashMap<>();
        claims.forEach(claim -> byToken.computeIfAbsent(claim.token(), token -> new ArrayList<>())
                .add(claim));
        return byToken.values().stream()
                .flatMap(granted -> Statements.parts(granted).stream())
                .toList();
    }

    private int update(String sql, List<Claim.Granted> granted) throws SQLException {
        try (PreparedStatement statement = prepare(sql, granted)) {
            return statement.executeUpdate();
        }
    }

    /** Asked where the count says that not all were marked, or where the driver does not count rows that were marked already. */
    private Set<String> marked(List<Claim.Granted> granted) throws SQLException {
        Set<String> marked = new HashSet<>();
        try (PreparedStatement statement = prepare(Statements.marked(granted.size()), granted);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                marked.add(rows.getString(1));
            }
        }
        return marked;
    }

    private PreparedStatement prepare(String sql, List<Claim.Granted> granted) throws SQLException {
        List<ClaimKey> keys = granted.stream().map(Claim.Granted::key).toList();
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(timeout);
            int next = Statements.bindScope(statement, 1, keys.get(0));
            statement.setLong(next, granted.get(0).token());
            Statements.bindKeys(statement, next + 1, keys);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
