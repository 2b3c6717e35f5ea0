package dev.hapax.transaction;

import dev.hapax.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One open transaction, which only the runner ends. A handler is given its guarded connection, which refuses everything that
 * would end it, and everything once it has ended. Not thread-safe.
 */
public final class DatabaseTransaction implements AutoCloseable {
    private final TransactionSource.Open open;
    private final GuardedConnection guard;
    private final CollectedStatements statements = new CollectedStatements();

    DatabaseTransaction(TransactionSource.Open open) {
        this.open = open;
        this.guard = new GuardedConnection(open.connection());
    }

    /**
     * The connection for the runner's own statements.
     *
     * @return the connection, unguarded
     */
    public Connection own() {
        return open.connection();
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
        statements.run(open.connection());
    }

    /**
     * Commits.
     *
     * @throws SQLException if the database failed; whether the transaction was committed is then unknown
     */
    public void commit() throws SQLException {
        end();
        open.commit();
    }

    private void end() {
        guard.end();
        statements.end();
    }

    /** Rolls back what was not committed, and returns the connection. */
    @Override
    public void close() {
        end();
        open.close();
    }
}
