package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.Leases;
import dev.hapax.dedup.Tokens;
import dev.hapax.dedup.TransactionalClaims;
import java.sql.SQLException;
import java.time.Duration;
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
     * @param database hands out connections; where these do not commit by themselves, they are made to while the store has
     *     them; stays open
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
        try (SelfCommitting lent = SelfCommitting.from(database)) {
            Insertion insertion = new Insertion(keys, owner, Tokens.next(), Optional.of(lease), timeout());
            return new Claiming(dialects.of(lent.connection()), lent.connection()).claim(insertion);
        }
    }

    @Override
    public List<Claim.Granted> done(List<Claim.Granted> claims) throws SQLException {
        if (claims.isEmpty()) {
            return List.of();
        }
        try (SelfCommitting lent = SelfCommitting.from(database)) {
            return new ClaimEnds(lent.connection(), timeout()).mark(claims);
        }
    }

    @Override
    public void release(List<Claim.Granted> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (SelfCommitting lent = SelfCommitting.from(database)) {
            new ClaimEnds(lent.connection(), timeout()).giveBack(claims);
        }
    }

    /** An answer that comes when the lease has nearly ended is of no use. */
    private int timeout() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, lease.toSeconds() / 4));
    }

    @Override
    public int forget(int atMost) throws SQLException {
        try (SelfCommitting lent = SelfCommitting.from(database)) {
            return new OldClaims(dialects.of(lent.connection()), lent.connection()).delete(retention, atMost);
        }
    }

    @Override
    public Optional<TransactionalClaims> inTransaction() {
        return Optional.of(inTransaction);
    }
}
