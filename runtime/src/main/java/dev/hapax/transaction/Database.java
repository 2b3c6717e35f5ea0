package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Optional;

/** The databases that handlers can have their transactions in, and what differs between them. */
public enum Database {
    /** PostgreSQL. */
    POSTGRESQL("PostgreSQL", false),
    /** MariaDB, with tables of InnoDB. */
    MARIADB("MariaDB", true),
    /** H2, which does not end a transaction that stands still: for tests, and where one process uses the database. */
    H2("H2", true);

    private final String product;
    private final boolean schemaChangesCommit;

    Database(String product, boolean schemaChangesCommit) {
        this.product = product;
        this.schemaChangesCommit = schemaChangesCommit;
    }

    /**
     * The database of a connection.
     *
     * @param connection a connection
     * @return the database
     * @throws SQLFeatureNotSupportedException if it is another one
     * @throws SQLException if the database failed
     */
    public static Database of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (Database database : values()) {
            if (database.product.equals(name)) {
                return database;
            }
        }
        throw new SQLFeatureNotSupportedException("the database is " + name
                + ", for which no guarantee is kept yet: give a data source of PostgreSQL, MariaDB or H2");
    }

    /**
     * What this database cannot do for a guarantee, although it is taken.
     *
     * @return a sentence, or empty
     */
    public Optional<String> weakness() {
        return this == H2
                ? Optional.of(
                        "H2 ends no transaction that stands still: a worker that stops in the middle of one keeps its locks, and holds up whoever takes its partitions over. It is for tests, and where one process uses the database")
                : Optional.empty();
    }

    /**
     * Whether statements that change the schema commit the transaction that they run in.
     *
     * @return false if they are part of it
     */
    boolean schemaChangesCommit() {
        return schemaChangesCommit;
    }

    /** Bounds the transaction that is open on a connection; empty where the database cannot. */
    Optional<String> begin(TransactionTimeouts timeouts) {
        return switch (this) {
            // SET LOCAL ends with the transaction: nothing is left behind on a pooled connection.
            case POSTGRESQL ->
                Optional.of(
                        "SET LOCAL lock_timeout = %d; SET LOCAL statement_timeout = %d; SET LOCAL idle_in_transaction_session_timeout = %d"
                                .formatted(
                                        timeouts.lock().toMillis(),
                                        timeouts.statement().toMillis(),
                                        timeouts.idle().toMillis()));
            case MARIADB ->
                Optional.of(
                        "SET SESSION innodb_lock_wait_timeout = %d, SESSION max_statement_time = %d, SESSION idle_transaction_timeout = %d"
                                .formatted(
                                        seconds(timeouts.lock()),
                                        seconds(timeouts.statement()),
                                        seconds(timeouts.idle())));
            case H2 -> Optional.empty();
        };
    }

    /**
     * The same bounds as something that an {@code UPDATE} can have among its tables, so that they cost no round trip: they hold
     * from there on, also for the wait for the row that is updated.
     */
    Optional<String> beginWithin(TransactionTimeouts timeouts) {
        return this == POSTGRESQL
                ? Optional.of(
                        "(SELECT set_config('lock_timeout', '%d', true), set_config('statement_timeout', '%d', true), set_config('idle_in_transaction_session_timeout', '%d', true)) AS bounds"
                                .formatted(
                                        timeouts.lock().toMillis(),
                                        timeouts.statement().toMillis(),
                                        timeouts.idle().toMillis()))
                : Optional.empty();
    }

    /** Whether a batch of updates tells the row count of each. */
    boolean countsInBatches() {
        return this != MARIADB;
    }

    /** Takes back what {@link #begin} set for longer than the transaction. */
    Optional<String> end() {
        return this == MARIADB
                ? Optional.of(
                        "SET SESSION innodb_lock_wait_timeout = DEFAULT, SESSION max_statement_time = DEFAULT, SESSION idle_transaction_timeout = DEFAULT")
                : Optional.empty();
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    /**
     * SQL that one worker at a time gets past, in the transaction that creates tables: where two that start at once would be
     * in each other's way.
     *
     * @return the statement, if the database needs one
     */
    public Optional<String> oneAtATime() {
        return this == POSTGRESQL ? Optional.of("SELECT pg_advisory_xact_lock(7302845116)") : Optional.empty();
    }

    /**
     * A statement that creates a table, in the words of this database.
     *
     * @param sql the statement, with {@code {name}}, {@code {topic}}, {@code {id}}, {@code {bytes}} and {@code {time}} for types
     * @return the statement
     */
    public String create(String sql) {
        return switch (this) {
            case POSTGRESQL -> types(sql, "text", "text", "text", "bytea", "timestamptz");
            case MARIADB ->
                types(
                                sql,
                                "VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                                "VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin",
                                "VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin",
                                "LONGBLOB",
                                "TIMESTAMP")
                        + " ENGINE = InnoDB ROW_FORMAT = DYNAMIC";
            case H2 -> types(sql, "VARCHAR(200)", "VARCHAR(249)", "VARCHAR(50)", "BLOB", "TIMESTAMP WITH TIME ZONE");
        };
    }

    private static String types(String sql, String name, String topic, String id, String bytes, String time) {
        return sql.strip()
                .replace("{name}", name)
                .replace("{topic}", topic)
                .replace("{id}", id)
                .replace("{bytes}", bytes)
                .replace("{time}", time);
    }

    /**
     * Says what is wrong with a table that has the right columns.
     *
     * @param connection a connection
     * @param table its name
     * @return a sentence, or empty
     * @throws SQLException if the database failed
     */
    public Optional<String> problem(Connection connection, String table) throws SQLException {
        if (this != MARIADB) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && !"InnoDB".equalsIgnoreCase(rows.getString(1))
                        ? Optional.of("the table %s uses the engine %s, which has no transactions: use InnoDB"
                                .formatted(table, rows.getString(1)))
                        : Optional.empty();
            }
        }
    }
}
