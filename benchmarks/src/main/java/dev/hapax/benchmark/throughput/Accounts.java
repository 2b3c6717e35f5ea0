package dev.hapax.benchmark.throughput;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The rows that the records have their effects on: each record adds one to the balance of its key. */
final class Accounts {
    static final int COUNT = 1000;
    static final String CREDIT = "UPDATE accounts SET balance = balance + 1 WHERE id = ?";

    private static final String TABLES = """
            CREATE TABLE accounts (id text PRIMARY KEY, balance bigint NOT NULL);
            CREATE TABLE processed (group_id text, message_id text, PRIMARY KEY (group_id, message_id));
            CREATE TABLE fence (group_id text, topic text, partition_id int, next_offset bigint NOT NULL,
                PRIMARY KEY (group_id, topic, partition_id));
            INSERT INTO accounts SELECT 'account-' || i, 0 FROM generate_series(0, %d) AS i
            """;

    private final DataSource database;

    Accounts(DataSource database) {
        this.database = database;
    }

    static String id(int number) {
        return "account-" + number % COUNT;
    }

    static void bind(PreparedStatement credit, String id) throws SQLException {
        credit.setString(1, id);
    }

    void create() throws SQLException {
        run(TABLES.formatted(COUNT - 1));
    }

    void clear() throws SQLException {
        run("UPDATE accounts SET balance = 0");
        run("VACUUM (FULL, ANALYZE) accounts"); // or the rows of the last run slow the next one down
        run("CHECKPOINT");
    }

    long sum() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sum(balance) FROM accounts")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
