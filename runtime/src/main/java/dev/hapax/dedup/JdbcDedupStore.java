package dev.hapax.dedup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers handled keys in a table, {@code hapax_dedup}, of a PostgreSQL database. In a handler's own database
 * transaction claims need no lease; elsewhere a claim is a lease, whose end the database's clock decides. Thread-safe.
 */
public final class JdbcDedupStore implements DedupStore {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final DataSource database;
    private final Duration lease;
    private final DedupSql sql = DedupSql.postgresql();
    private final JdbcTransactionalClaims inTransaction = new JdbcTransactionalClaims(sql);

    /**
     * A store whose leases last a minute.
     *
     * @param database hands out connections that commit by themselves, as is JDBC's default; stays open
     */
    public JdbcDedupStore(DataSource database) {
        this(database, LEASE);
    }

    /**
     * A store.
     *
     * @param database hands out connections that commit by themselves, as is JDBC's default; stays open
     * @param lease how long a worker may take for one message before another worker may handle it too; a worker that was
     *     killed holds up its last message for as long, unless it comes back under the same instance id
     */
    public JdbcDedupStore(DataSource database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /**
     * The SQL that creates what the store needs.
     *
     * @return statements, each ended with a semicolon
     */
    public static String schema() {
        return String.join(";\n", DedupSql.postgresql().schema()) + ";\n";
    }

    @Override
    public Optional<String> problem(boolean create) {
        try (Connection connection = database.getConnection()) {
            if (create) {
                create(connection);
            }
            return check(connection);
        } catch (SQLException e) {
            return Optional.of("the deduplication store cannot be reached (" + firstLine(e)
                    + "): start its database, or correct the data source");
        }
    }

    private Optional<String> check(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.check());
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(
                    "the table hapax_dedup cannot be used (" + firstLine(e) + "): call createTables(), or run: "
                            + schema().replaceAll("\\s+", " ").strip());
        }
    }

    private void create(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sentence : sql.schema()) {
                statement.execute(sentence);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public Claim claim(ClaimKey key, String owner) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(sql.claim())) {
                bind(statement, key);
                statement.setString(5, key.digest());
                statement.setString(6, owner);
                statement.setLong(7, lease.toMillis());
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return new Claim.Granted(key, rows.getLong(1));
                    }
                }
            }
            return existing(connection, key);
        }
    }

    private Claim existing(Connection connection, ClaimKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.read())) {
            bind(statement, key);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLTransientException("the claim was released while it was asked for");
                }
                if (!rows.getString(1).equals(key.digest())) {
                    return new Claim.OtherPayload();
                }
                return rows.getBoolean(2) ? new Claim.Done() : new Claim.Held(Duration.ofMillis(rows.getLong(3)));
            }
        }
    }

    @Override
    public boolean done(Claim.Granted claim) throws SQLException {
        return update(sql.done(), claim) == 1;
    }

    @Override
    public void release(Claim.Granted claim) throws SQLException {
        update(sql.release(), claim);
    }

    @Override
    public Optional<TransactionalClaims> inTransaction() {
        return Optional.of(inTransaction);
    }

    private int update(String what, Claim.Granted claim) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(what)) {
            bind(statement, claim.key());
            statement.setLong(5, claim.token());
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, ClaimKey key) throws SQLException {
        statement.setString(1, key.group());
        statement.setString(2, key.topic());
        statement.setString(3, key.handler());
        statement.setString(4, key.key());
    }
}
