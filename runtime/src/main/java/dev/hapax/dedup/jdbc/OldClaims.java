package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Deletes claims that were made too long ago, few at a time: what locks there are concern the deleted rows only. */
final class OldClaims {
    private final Dialect dialect;
    private final Connection connection;

    OldClaims(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    int delete(Duration age, int atMost) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        // Under repeatable read MySQL would lock the gaps between the rows too.
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try {
            return dialect.deleteOld(connection, age, atMost);
        } finally {
            connection.setTransactionIsolation(isolation);
        }
    }
}
