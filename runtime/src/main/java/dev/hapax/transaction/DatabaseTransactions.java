package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens bounded transactions. Thread-safe. */
public final class DatabaseTransactions {
    private final TransactionSource source;
    private final TransactionTimeouts timeouts;
    private volatile @Nullable Database known;

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
        try {
            Database database = database(open.connection());
            DatabaseTransaction transaction = new DatabaseTransaction(open, database, timeouts);
            if (!(source instanceof JdbcTransactions)) {
                // Others may use the connection without a word to the transaction.
                transaction.bound();
            }
            return transaction;
        } catch (SQLException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private Database database(Connection connection) throws SQLException {
        Database database = known;
        if (database == null) {
            database = Database.of(connection);
            known = database;
        }
        return database;
    }

    static void execute(Connection connection, Optional<String> sql) throws SQLException {
        if (sql.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.get());
            }
        }
    }
}
