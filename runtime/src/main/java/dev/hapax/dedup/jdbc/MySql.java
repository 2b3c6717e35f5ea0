package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MySQL and MariaDB. */
record MySql() implements Dialect {
    private static final String NOW = "CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)";

    @Override
    public List<String> schema() {
        return List.of(
                """
                CREATE TABLE IF NOT EXISTS hapax_schema (
                    component VARCHAR(100) PRIMARY KEY,
                    version   INTEGER      NOT NULL
                ) ENGINE = InnoDB
                """,
                // A key of 2,649 bytes: 3,072 are allowed.
                """
                CREATE TABLE IF NOT EXISTS hapax_dedup (
                    group_id    VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
                    topic       VARCHAR(249) CHARACTER SET ascii   COLLATE ascii_bin   NOT NULL,
                    handler     VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
                    message_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
                    digest      CHAR(64)     CHARACTER SET ascii   COLLATE ascii_bin   NOT NULL,
                    owner       VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
                    token       BIGINT NOT NULL,
                    lease_until BIGINT,
                    claimed_at  BIGINT NOT NULL,
                    PRIMARY KEY (group_id, topic, handler, message_key),
                    INDEX hapax_dedup_claimed_at (claimed_at)
                ) ENGINE = InnoDB ROW_FORMAT = DYNAMIC
                """,
                "INSERT INTO hapax_schema (component, version) VALUES ('dedup', 1) ON DUPLICATE KEY UPDATE component = component");
    }

    @Override
    public String now() {
        return NOW;
    }

    /** A plain query would read the snapshot of a transaction that began before the other worker's claim. */
    @Override
    public String reading() {
        return " FOR UPDATE";
    }

    /** Not INSERT IGNORE, which ignores values that do not fit as well. What was inserted is told by its token afterwards. */
    @Override
    public Set<String> insert(Connection connection, Insertion insertion) throws SQLException {
        String row = "(?, ?, ?, ?, ?, ?, ?, " + NOW + " + ?, " + NOW + ")";
        String sql = "INSERT INTO hapax_dedup (" + Insertion.COLUMNS + ") VALUES "
                + String.join(", ", Collections.nCopies(insertion.keys().size(), row))
                + " ON DUPLICATE KEY UPDATE token = hapax_dedup.token";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(insertion.timeout());
            int next = 1;
            for (ClaimKey key : insertion.keys()) {
                next = Statements.bindKey(statement, next, key);
                statement.setString(next, key.digest());
                next = insertion.bindGrant(statement, next + 1);
            }
            statement.executeUpdate();
            return Set.of();
        }
    }

    /**
     * Looks first, which locks nothing, and then deletes row by row: a statement with a condition on the time can lock each row
     * that it passes, up to the ones that are being claimed.
     */
    @Override
    public int deleteOld(Connection connection, Duration age, int atMost) throws SQLException {
        connection.setAutoCommit(false);
        try {
            int deleted = delete(connection, old(connection, age, atMost));
            connection.commit();
            return deleted;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static List<Claim.Granted> old(Connection connection, Duration age, int atMost) throws SQLException {
        String sql = "SELECT group_id, topic, handler, message_key, digest, token FROM hapax_dedup WHERE claimed_at < "
                + NOW + " - ? AND (lease_until IS NULL OR lease_until < " + NOW + ") ORDER BY claimed_at LIMIT ?";
        List<Claim.Granted> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, age.toMillis());
            statement.setInt(2, atMost);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ClaimKey key = new ClaimKey(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5));
                    found.add(new Claim.Granted(key, rows.getLong(6)));
                }
            }
        }
        return found;
    }

    /** What another worker has taken over since has another token. */
    private static int delete(Connection connection, List<Claim.Granted> claims) throws SQLException {
        if (claims.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM hapax_dedup WHERE " + Statements.KEY + " AND token = ?")) {
            for (Claim.Granted claim : claims) {
                statement.setLong(Statements.bindKey(statement, 1, claim.key()), claim.token());
                statement.addBatch();
            }
            statement.executeBatch();
            return claims.size();
        }
    }

    /** Other engines commit each statement by itself. */
    @Override
    public Optional<String> problem(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT engine FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_name = 'hapax_dedup'")) {
            if (rows.next() && !"InnoDB".equalsIgnoreCase(rows.getString(1))) {
                return Optional.of("the table hapax_dedup uses the engine %s, which has no transactions: use InnoDB"
                        .formatted(rows.getString(1)));
            }
            return Optional.empty();
        }
    }
}
