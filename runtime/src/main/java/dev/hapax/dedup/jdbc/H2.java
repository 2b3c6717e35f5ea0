package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

record H2() implements Dialect {
    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
    private static final String DUPLICATE_KEY = "23505";
    private static final int MOST_TRIES = 20;

    @Override
    public List<String> schema() {
        return List.of(
                """
                CREATE TABLE IF NOT EXISTS hapax_schema (
                    component VARCHAR(100) PRIMARY KEY,
                    version   INTEGER      NOT NULL
                )
                """,
                """
                CREATE TABLE IF NOT EXISTS hapax_dedup (
                    group_id    VARCHAR(200) NOT NULL,
                    topic       VARCHAR(249) NOT NULL,
                    handler     VARCHAR(200) NOT NULL,
                    message_key VARCHAR(200) NOT NULL,
                    digest      VARCHAR(64)  NOT NULL,
                    owner       VARCHAR(200) NOT NULL,
                    token       BIGINT       NOT NULL,
                    lease_until BIGINT,
                    claimed_at  BIGINT       NOT NULL,
                    PRIMARY KEY (group_id, topic, handler, message_key)
                )
                """,
                "CREATE INDEX IF NOT EXISTS hapax_dedup_claimed_at ON hapax_dedup (claimed_at)",
                "INSERT INTO hapax_schema (component, version) SELECT 'dedup', 1"
                        + " WHERE NOT EXISTS (SELECT 1 FROM hapax_schema WHERE component = 'dedup')");
    }

    @Override
    public String now() {
        return NOW;
    }

    @Override
    public String reading() {
        return "";
    }

    /** A key that another transaction was faster with fails the statement, though not the transaction: it is seen next time. */
    @Override
    public Set<String> insert(Connection connection, Insertion insertion) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return insertOnce(connection, insertion);
            } catch (SQLException e) {
                if (!DUPLICATE_KEY.equals(e.getSQLState()) || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Set<String> insertOnce(Connection connection, Insertion insertion) throws SQLException {
        String sql = "SELECT message_key FROM FINAL TABLE (INSERT INTO hapax_dedup (" + Insertion.COLUMNS
                + ") SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), c.k, c.d, CAST(? AS VARCHAR),"
                + " CAST(? AS BIGINT), " + NOW + " + CAST(? AS BIGINT), " + NOW
                + " FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS c(k, d)"
                + " WHERE NOT EXISTS (SELECT 1 FROM hapax_dedup WHERE " + Statements.SCOPE + " AND message_key = c.k))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(insertion.timeout());
            int next = insertion.bindGrant(statement, insertion.bindScope(statement, 1));
            statement.setArray(next, connection.createArrayOf("VARCHAR", insertion.names()));
            statement.setArray(next + 1, connection.createArrayOf("VARCHAR", insertion.digests()));
            insertion.bindScope(statement, next + 2);
            Set<String> inserted = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inserted.add(rows.getString(1));
                }
            }
            return inserted;
        }
    }

    @Override
    public int deleteOld(Connection connection, Duration age, int atMost) throws SQLException {
        String sql = "DELETE FROM hapax_dedup WHERE claimed_at < " + NOW
                + " - ? AND (lease_until IS NULL OR lease_until < " + NOW + ") FETCH FIRST ? ROWS ONLY";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, age.toMillis());
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        }
    }
}
