package dev.hapax.killmatrix;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A table with a row for each time that an effect happened: nothing in it hides a second one. */
record Ledger(DataSource database, String table) {
    void create() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (seq bigserial, message text NOT NULL)");
        }
    }

    /** An effect that commits by itself. */
    void write(String message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            write(connection, message);
        }
    }

    /** The statement of an effect, which takes the message. */
    String insert() {
        return "INSERT INTO " + table + " (message) VALUES (?)";
    }

    /** An effect in somebody's transaction. */
    void write(Connection connection, String message) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(insert())) {
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
}
