package dev.hapax.transaction.spring;

import dev.hapax.transaction.TransactionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Spring's transactions: what a handler calls takes part in its transaction as in any other of Spring's, {@code JdbcTemplate}
 * and {@code @Transactional} methods included, as long as they use the same data source and ask for no transaction of their own.
 * Needs spring-jdbc. Thread-safe.
 */
public final class SpringTransactions implements TransactionSource {
    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);
    private static final String MARKED_FOR_ROLLBACK = "25P02";

    private final PlatformTransactionManager manager;
    private final DataSource database;

    /**
     * Transactions of a manager.
     *
     * @param manager begins and ends them; a {@code JpaTransactionManager} flushes its entities before it commits
     * @param database the data source that the manager's transactions are on, the same that the runner is given
     */
    public SpringTransactions(PlatformTransactionManager manager, DataSource database) {
        this.manager = manager;
        this.database = database;
    }

    @Override
    public Open begin() throws SQLException {
        try {
            TransactionStatus status = manager.getTransaction(
                    new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
            return new Begun(status, DataSourceUtils.getConnection(database));
        } catch (TransactionException | org.springframework.jdbc.CannotGetJdbcConnectionException e) {
            throw asSqlException(e);
        }
    }

    private static SQLException asSqlException(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        String state = thrown instanceof UnexpectedRollbackException ? MARKED_FOR_ROLLBACK : null;
        return new SQLException(thrown.getMessage(), state, thrown);
    }

    private final class Begun implements Open {
        private final TransactionStatus status;
        private final Connection connection;

        Begun(TransactionStatus status, Connection connection) {
            this.status = status;
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void commit() throws SQLException {
            DataSourceUtils.releaseConnection(connection, database);
            try {
                manager.commit(status);
            } catch (RuntimeException e) {
                throw asSqlException(e);
            }
        }

        @Override
        public void close() {
            if (status.isCompleted()) {
                return;
            }
            DataSourceUtils.releaseConnection(connection, database);
            try {
                manager.rollback(status);
            } catch (RuntimeException e) {
                // The server rolls back what a dead connection left, so that nothing is lost but the connection.
                LOG.atDebug().setCause(e).log("a transaction could not be rolled back");
            }
        }
    }
}
