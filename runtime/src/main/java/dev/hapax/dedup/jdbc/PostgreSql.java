package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

record PostgreSql() implements Dialect {
    private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    @Override
    public List<String> schema() {
        return List.of(
                // Two workers that start at once would otherwise create a table at once, which is an error.
                "SELECT pg_advisory_xact_lock(7302845117)",
                """
                CREATE TABLE IF NOT EXISTS hapax_schema (
                    component text    PRIMARY KEY,
                    version   integer NOT NULL
                )
                """,
                """
                CREATE TABLE IF NOT EXISTS hapax_dedup (
                    group_id    text   NOT NULL,
                    topic       text   NOT NULL,
                    handler     text   NOT NULL,
                    message_key text   NOT NULL,
                    digest      text   NOT NULL,
                    owner       text   NOT NULL,
                    token       bigint NOT NULL,
                    lease_until bigint,
                    claimed_at  bigint NOT NULL,
                    PRIMARY KEY (group_id, topic, handler, message_key)
                )
                """,
                "CREATE INDEX IF NOT EXISTS hapax_dedup_claimed_at ON hapax_dedup (claimed_at)",
                "INSERT INTO hapax_schema (component, version) VALUES ('dedup', 1) ON CONFLICT DO NOTHING");
    }

    @Override
    public String now() {
        return NOW;
    }

    @Override
    public String reading() {
        return "";
    }

    @Override
    public Set<String> insert(Connection connection, Insertion insertion) throws SQLException {
        String sql = "INSERT INTO hapax_dedup (" + Insertion.COLUMNS + ") SELECT ?, ?, ?, k, d, ?, ?, " + NOW
                + " + ?::bigint, " + NOW
                + " FROM unnest(?::text[], ?::text[]) AS c(k, d) ON CONFLICT DO NOTHING RETURNING message_key";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(insertion.timeout());
            int next = insertion.bindGrant(statement, insertion.bindScope(statement, 1));
            statement.setArray(next, connection.createArrayOf("text", insertion.names()));
            statement.setArray(next + 1, connection.createArrayOf("text", insertion.digests()));
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
        String sql =
                "DELETE FROM hapax_dedup WHERE ctid = ANY (ARRAY(SELECT ctid FROM hapax_dedup WHERE claimed_at < " + NOW
                        + " - ? AND (lease_until IS NULL OR lease_until < " + NOW
                        + ") ORDER BY claimed_at LIMIT ? FOR UPDATE SKIP LOCKED))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, age.toMillis());
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        }
    }
}
