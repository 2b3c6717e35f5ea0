package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.Leases;
import dev.hapax.dedup.Tokens;
import dev.hapax.dedup.TransactionalClaims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers handled messages in a table, {@code hapax_dedup}, of a PostgreSQL, MySQL, MariaDB or H2 database. In a
 * handler's own database transaction claims need no lease; elsewhere a claim is a lease, whose end the database's clock
 * decides. Immutable and thread-safe.
 *
 * <p>A statement that takes longer than a quarter of the lease is cancelled. A connection on which nothing comes back is
 * the driver's to give up: set its socket timeout.
 */
public final class JdbcDedupStore implements DedupStore {
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Kafka keeps a record for up to retention.ms and segment.ms, which are 14 days by default. */
    private static final Duration RETENTION = Duration.ofDays(15);

    private final DataSource database;
    private final Duration lease;
    private final Duration retention;
    private final Dialects dialects = new Dialects();
    private final JdbcTransactionalClaims inTransaction = new JdbcTransactionalClaims(dialects);

    /**
     * A store whose leases last a minute, and that remembers a message for 15 days.
     *
     * @param database hands out connections that commit by themselves, as is JDBC's default; stays open
     */
    public JdbcDedupStore(DataSource database) {
        this(database, LEASE, RETENTION);
    }

    private JdbcDedupStore(DataSource database, Duration lease, Duration retention) {
        this.database = database;
        this.lease = lease;
        this.retention = retention;
    }

    /**
     * The same store with another lease.
     *
     * @param duration how long a worker may take for one message before another worker may handle it too; a worker that was
     *     killed holds up its last messages for as long, unless it comes back under the same instance id
     * @return a store
     */
    public JdbcDedupStore withLease(Duration duration) {
        return new JdbcDedupStore(database, Leases.checked(duration), retention);
    }

    /**
     * The same store with another memory.
     *
     * @param duration how long a message is remembered
     * @return a store
     */
    public JdbcDedupStore withRetention(Duration duration) {
        return new JdbcDedupStore(database, lease, Leases.checked(duration));
    }

    @Override
    public Optional<String> problem(boolean create) {
        return new SchemaCheck(database, dialects).problem(create);
    }

    @Override
    public Duration lease() {
        return lease;
    }

    @Override
    public Optional<Duration> retention() {
        return Optional.of(retention);
    }

    @Override
    public List<Claim> claim(List<ClaimKey> keys, String owner) throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection()) {
            Insertion insertion = new Insertion(keys, owner, Tokens.next(), Optional.of(lease), timeout());
            return new Claiming(dialects.of(connection), connection).claim(insertion);
        }
    }

    @Override
    public List<Claim.Granted> done(List<Claim.Granted> claims) throws SQLException {
        return update(Statements.done(), claims);
    }

    @Override
    public void release(List<Claim.Granted> claims) throws SQLException {
        update(Statements.release(), claims);
    }

    /** In one transaction, since each is written to disk; sorted, as claims are. Returns those that changed no row. */
    private List<Claim.Granted> update(String sql, List<Claim.Granted> claims) throws SQLException {
        if (claims.isEmpty()) {
            return List.of();
        }
        List<Claim.Granted> sorted = claims.stream()
                .sorted(Comparator.comparing(Claim.Granted::key, ClaimKey.ORDER))
                .toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Claim.Granted> refused = update(connection, sql, sorted);
                connection.commit();
                return refused;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private List<Claim.Granted> update(Connection connection, String sql, List<Claim.Granted> claims)
            throws SQLException {
        List<Claim.Granted> refused = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeout());
            for (Claim.Granted claim : claims) {
                bind(statement, claim);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                int count = counts[i];
                if (count == Statement.SUCCESS_NO_INFO) {
                    // Some drivers do not count in batches, as they may be configured. What was done can be done again.
                    bind(statement, claims.get(i));
                    count = statement.executeUpdate();
                }
                if (count == 0) {
                    refused.add(claims.get(i));
                }
            }
        }
        return refused;
    }

    private static void bind(PreparedStatement statement, Claim.Granted claim) throws SQLException {
        statement.setLong(Statements.bindKey(statement, 1, claim.key()), claim.token());
    }

    /** An answer that comes when the lease has nearly ended is of no use. */
    private int timeout() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, lease.toSeconds() / 4));
    }

    @Override
    public int forget(int atMost) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new OldClaims(dialects.of(connection), connection).delete(retention, atMost);
        }
    }

    @Override
    public Optional<TransactionalClaims> inTransaction() {
        return Optional.of(inTransaction);
    }
}
