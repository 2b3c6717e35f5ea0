package dev.hapax.it;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database that each test has for itself, with a ledger and a pool of connections. */
final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
    private HikariDataSource pool;
    private Ledger ledger;

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        String url = Servers.postgres().newDatabase();
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        ledger = Ledger.create(url);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pool.close();
    }

    HikariDataSource pool() {
        return pool;
    }

    Ledger ledger() {
        return ledger;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query finds, as text. */
    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** The sum of a group's offsets in the database. */
    long fenceTotal(String group) throws SQLException {
        return Long.parseLong(
                column("SELECT coalesce(sum(next_offset), 0) FROM hapax_fence WHERE group_id = '" + group + "'")
                        .get(0));
    }

    /** What a ledger says when each of these messages took effect once. */
    static Map<String, Integer> once(List<String> messages) {
        Map<String, Integer> counts = new TreeMap<>();
        messages.forEach(message -> counts.put(message, 1));
        return counts;
    }
}
