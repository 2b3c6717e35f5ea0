package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open transaction, which only the runner ends. Not thread-safe. */
public final class DatabaseTransaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTransaction.class);

    private final Connection connection;
    private final GuardedConnection guard;
    private boolean committed;

    DatabaseTransaction(Connection connection) {
        this.connection = connection;
        this.guard = new GuardedConnection(connection);
    }

    /**
     * The connection for the runner's own statements.
     *
     * @return the connection
     */
    public Connection connection() {
        return connection;
    }

    /**
     * The connection for the handler: it refuses everything that would end the transaction, and everything once the
     * transaction has ended.
     *
     * @return the connection
     */
    public Connection forHandler() {
        return guard.connection();
    }

    /**
     * Commits.
     *
     * @throws SQLException if the database failed; whether the transaction was committed is then unknown
     */
    public void commit() throws SQLException {
        guard.end();
        connection.commit();
        committed = true;
    }

    /** Rolls back what was not committed, and returns the connection. */
    @Override
    public void close() {
        guard.end();
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
