package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plain transactions.
 *
 * @param database hands out connections
 */
record JdbcTransactions(DataSource database) implements TransactionSource {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransactions.class);

    @Override
    public Open begin() throws SQLException {
        Connection connection = database.getConnection();
        try {
            boolean byItself = connection.getAutoCommit();
            connection.setAutoCommit(false);
            return new Plain(connection, byItself);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static final class Plain implements Open {
        private final Connection connection;
        /** Whether its statements committed by themselves when it came. */
        private final boolean byItself;

        private boolean committed;

        Plain(Connection connection, boolean byItself) {
            this.connection = connection;
            this.byItself = byItself;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
            committed = true;
        }

        @Override
        public void close() {
            try (Connection closing = connection) {
                if (!committed) {
                    closing.rollback();
                }
                closing.setAutoCommit(byItself);
            } catch (SQLException e) {
                // The server rolls back what a dead connection left, so that nothing is lost but the connection.
                LOG.atDebug().setCause(e).log("a connection could not be returned");
            }
        }
    }
}
