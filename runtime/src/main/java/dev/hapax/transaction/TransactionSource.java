package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Begins the database transactions that handlers run in: plain ones of a {@link javax.sql.DataSource} where none is given, or
 * those of a framework, so that what the handler calls can take part in them. Implementations must be thread-safe; each
 * transaction is begun, used and ended on one thread.
 */
@FunctionalInterface
public interface TransactionSource {
    /**
     * Begins a transaction of its own, not part of another one.
     *
     * @return the transaction
     * @throws SQLException if the database failed
     */
    Open begin() throws SQLException;

    /** A transaction that was begun. Used by one thread. */
    interface Open extends AutoCloseable {
        /**
         * The transaction's connection.
         *
         * @return the connection, its auto-commit off
         */
        Connection connection();

        /**
         * Commits.
         *
         * @throws SQLException if it failed. Where its SQLState is one of an integrity constraint (class 23), of a transaction
         *     that was marked for rollback ({@code 25P02}) or of a check option (class 44), nothing was committed; otherwise
         *     it is unknown whether it was
         */
        void commit() throws SQLException;

        /** Rolls back what was not committed, and gives the connection back. Throws nothing. */
        @Override
        void close();
    }
}
