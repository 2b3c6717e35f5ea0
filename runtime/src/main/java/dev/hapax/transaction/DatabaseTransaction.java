package dev.hapax.transaction;

import dev.hapax.Statements;
import dev.hapax.handler.HandlerTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open transaction, which only the runner ends. A handler is given its guarded connection, which refuses everything that
 * would end it, and everything once it has ended. Not thread-safe.
 */
public final class DatabaseTransaction implements HandlerTransaction, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTransaction.class);

    private final Connection connection;
    private final GuardedConnection guard;
    private final CollectedStatements statements = new CollectedStatements();
    private boolean committed;

    DatabaseTransaction(Connection connection) {
        this.connection = connection;
        this.guard = new GuardedConnection(connection);
    }

    /**
     * The connection for the runner's own statements.
     *
     * @return the connection, unguarded
     */
    public Connection own() {
        return connection;
    }

    @Override
    public Connection connection() {
        return guard.connection();
    }

    @Override
    public Statements statements() {
        return statements;
    }

    /**
     * Runs the statements that handlers collected. From now on they can collect no more.
     *
     * @throws SQLException if one of them failed
     */
    public void runStatements() throws SQLException {
        statements.run(connection);
    }

    /**
     * Commits.
     *
     * @throws SQLException if the database failed; whether the transaction was committed is then unknown
     */
    public void commit() throws SQLException {
        end();
        connection.commit();
        committed = true;
    }

    private void end() {
        guard.end();
        statements.end();
    }

    /** Rolls back what was not committed, and returns the connection. */
    @Override
    public void close() {
        end();
        try (Connection closing = connection) {
            if (!committed) {
                closing.rollback();
            }
            closing.setAutoCommit(true);
        } catch (SQLException e) {
            // The server rolls back what a dead connection left, so that nothing is lost but the connection.
            LOG.atDebug().setCause(e).log("a connection could not be returned");
        }
    }
}
