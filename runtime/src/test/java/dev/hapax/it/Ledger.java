package dev.hapax.it;

import dev.hapax.testbed.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Counts the effects of each message: a row for each time that one happened. */
final class Ledger {
    private static final String USUAL = "ledger";

    private final DataSource database;
    private final String table;

    private Ledger(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    /** The ledger that another process created. */
    static Ledger on(DataSource database) {
        return new Ledger(database, USUAL);
    }

    static Ledger create(String jdbcUrl) throws SQLException {
        return create(Postgres.dataSource(jdbcUrl));
    }

    static Ledger create(DataSource database) throws SQLException {
        return create(database, USUAL);
    }

    static Ledger create(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (seq bigserial, message text NOT NULL)");
        }
        return new Ledger(database, table);
    }

    /** An effect that commits by itself. */
    void write(String message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            write(connection, table, message);
        }
    }

    /** An effect in somebody's transaction. */
    static void write(Connection connection, String message) throws SQLException {
        write(connection, USUAL, message);
    }

    static void write(Connection connection, String table, String message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (message) VALUES (?)")) {
            insert.setString(1, message);
            insert.executeUpdate();
        }
    }

    /** How often each message took effect. */
    Map<String, Integer> counts() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT message, count(*) FROM " + table + " GROUP BY message")) {
            Map<String, Integer> counts = new TreeMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
            return counts;
        }
    }

    long rows() throws SQLException {
        return counts().values().stream().mapToLong(Integer::longValue).sum();
    }
}
