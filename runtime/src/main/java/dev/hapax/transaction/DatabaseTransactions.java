package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Opens transactions on a PostgreSQL database. Thread-safe. */
public final class DatabaseTransactions {
    private final DataSource database;
    private final TransactionTimeouts timeouts;
    private final String begin;

    /**
     * Transactions with the given bounds.
     *
     * @param database hands out connections
     * @param timeouts the bounds
     */
    public DatabaseTransactions(DataSource database, TransactionTimeouts timeouts) {
        this.database = database;
        this.timeouts = timeouts;
        // SET LOCAL ends with the transaction: nothing is left behind on a pooled connection.
        this.begin =
                "SET LOCAL lock_timeout = %d; SET LOCAL statement_timeout = %d; SET LOCAL idle_in_transaction_session_timeout = %d"
                        .formatted(
                                timeouts.lock().toMillis(),
                                timeouts.statement().toMillis(),
                                timeouts.idle().toMillis());
    }

    /**
     * The bounds of each transaction.
     *
     * @return the bounds
     */
    public TransactionTimeouts timeouts() {
        return timeouts;
    }

    /**
     * Opens a transaction.
     *
     * @return the transaction; it must be closed, which rolls back what was not committed
     * @throws SQLException if the database failed
     */
    public DatabaseTransaction open() throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(begin);
            }
            return new DatabaseTransaction(connection);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }
}
