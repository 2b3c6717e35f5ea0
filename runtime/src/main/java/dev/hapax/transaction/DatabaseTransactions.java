package dev.hapax.transaction;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Opens bounded transactions on a PostgreSQL database. Thread-safe. */
public final class DatabaseTransactions {
    private final TransactionSource source;
    private final TransactionTimeouts timeouts;
    private final String begin;

    /**
     * Plain transactions of a data source.
     *
     * @param database hands out connections
     * @return what begins them
     */
    public static TransactionSource plain(DataSource database) {
        return new JdbcTransactions(database);
    }

    /**
     * Transactions with the given bounds.
     *
     * @param source begins them
     * @param timeouts the bounds
     */
    public DatabaseTransactions(TransactionSource source, TransactionTimeouts timeouts) {
        this.source = source;
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
        TransactionSource.Open open = source.begin();
        try (Statement statement = open.connection().createStatement()) {
            statement.execute(begin);
        } catch (SQLException | RuntimeException e) {
            open.close();
            throw e;
        }
        return new DatabaseTransaction(open);
    }
}
