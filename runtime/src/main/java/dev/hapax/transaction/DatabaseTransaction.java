package dev.hapax.transaction;

import dev.hapax.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open transaction, which only the runner ends. A handler is given its guarded connection, which refuses everything that
 * would end it, and everything once it has ended. Not thread-safe.
 */
public final class DatabaseTransaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTransaction.class);

    private final TransactionSource.Open open;
    private final Database database;
    private final TransactionTimeouts timeouts;
    private final GuardedConnection guard;
    private final CollectedStatements statements;
    private boolean bounded;

    DatabaseTransaction(TransactionSource.Open open, Database database, TransactionTimeouts timeouts) {
        EndingSql ending = new EndingSql(database);
        this.open = open;
        this.database = database;
        this.timeouts = timeouts;
        this.guard = new GuardedConnection(open.connection(), ending, this::bound);
        this.statements = new CollectedStatements(ending);
    }

    /** Sets the bounds, if nothing has done so yet. */
    void bound() throws SQLException {
        if (!bounded) {
            bounded = true;
            DatabaseTransactions.execute(open.connection(), database.begin(timeouts));
        }
    }

    /**
     * The connection for the runner's own statements.
     *
     * @return the connection, unguarded, its transaction bounded
     * @throws SQLException if the database failed
     */
    public Connection own() throws SQLException {
        bound();
        return open.connection();
    }

    /**
     * Updates rows with the runner's own statement, which sets the bounds by the way where it is the first of the transaction.
     *
     * @param update the statement
     * @return how many rows each of its executions has updated
     * @throws SQLException if the database failed
     */
    public int[] update(BoundingUpdate update) throws SQLException {
        Optional<String> bounds = bounded ? Optional.empty() : database.beginWithin(timeouts);
        if (bounds.isEmpty()) {
            bound();
        }
        bounded = true;
        return update.run(open.connection(), bounds, database.countsInBatches());
    }

    /**
     * Whether all that the transaction is to do is still to be done, and an update may come before it.
     *
     * @return false if the database was asked for something, or the first of the collected statements may want to be the first
     */
    public boolean isStillToCome() {
        return !bounded && statements.canComeSecond();
    }

    /**
     * The connection for handlers, which refuses to end the transaction.
     *
     * @return the connection
     */
    public Connection connection() {
        return guard.connection();
    }

    /**
     * What runs statements as batches before the commit.
     *
     * @return the collector
     */
    public Statements statements() {
        return statements;
    }

    /**
     * Runs the statements that handlers collected. From now on they can collect no more.
     *
     * @throws SQLException if one of them failed
     */
    public void runStatements() throws SQLException {
        if (!statements.isEmpty()) {
            bound();
        }
        statements.run(open.connection());
    }

    /**
     * Commits.
     *
     * @throws SQLException if the database failed; whether the transaction was committed is then unknown
     */
    public void commit() throws SQLException {
        end();
        unbound();
        open.commit();
    }

    /**
     * Fails if the database rolled the transaction back and the handler kept that to itself: on some databases what it did after
     * that is in another transaction.
     *
     * @throws SQLException what the handler was told
     */
    public void refuseRolledBack() throws SQLException {
        if (guard.rolledBack().isPresent()) {
            throw guard.rolledBack().get();
        }
    }

    private void unbound() throws SQLException {
        if (bounded) {
            bounded = false;
            DatabaseTransactions.execute(open.connection(), database.end());
        }
    }

    private void end() {
        guard.end();
        statements.end();
    }

    /** Rolls back what was not committed, and returns the connection. */
    @Override
    public void close() {
        end();
        try {
            unbound();
        } catch (SQLException e) {
            LOG.atDebug().setCause(e).log("a connection keeps the bounds of its last transaction");
        }
        open.close();
    }
}
