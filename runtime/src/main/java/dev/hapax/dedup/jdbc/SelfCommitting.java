package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection whose statements commit by themselves, whatever its pool has set. It goes back as it came.
 *
 * @param connection the connection
 * @param committed whether it came so
 */
record SelfCommitting(Connection connection, boolean committed) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SelfCommitting.class);

    /** Connections that commit when somebody else says so, as an application server's can. */
    static final class RefusedException extends SQLException {
        private static final long serialVersionUID = 1L;

        RefusedException(SQLException why) {
            super(why.getMessage(), why.getSQLState(), why);
        }
    }

    static SelfCommitting from(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            boolean committed = connection.getAutoCommit();
            if (!committed) {
                begin(connection);
            }
            return new SelfCommitting(connection, committed);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw connection.isClosed() ? e : new RefusedException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection closing = connection) {
            if (!committed) {
                closing.setAutoCommit(false);
            }
        } catch (SQLException e) {
            // What was asked for has been done by now: only the connection is lost.
            LOG.atDebug().setCause(e).log("a connection could not be handed back as it came");
        }
    }
}
