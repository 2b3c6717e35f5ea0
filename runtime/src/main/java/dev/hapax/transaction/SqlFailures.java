package dev.hapax.transaction;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells failures of the database from failures of a statement. Thread-safe: it keeps nothing. */
public final class SqlFailures {
    // connection, rollback by the server (deadlock, serialization), resources, shutdown, system, lock timeouts
    private static final List<String> PASSING = List.of("08", "40", "53", "57P", "58", "55P03", "HYT00");
    /** A lock timeout of MariaDB, whose SQLState is that of any error. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    // integrity constraints, a transaction that an earlier error aborted, checks of views
    private static final List<String> REJECTIONS = List.of("23", "25P02", "44");

    private SqlFailures() {}

    /**
     * Whether the database refused to commit what a handler wrote, so that nothing of it was committed.
     *
     * @param thrown what a statement or a commit threw
     * @return false where the cause or the outcome is another one
     */
    public static boolean rejected(SQLException thrown) {
        String state = thrown.getSQLState();
        return state != null && REJECTIONS.stream().anyMatch(state::startsWith);
    }

    /** Whether the database rolled the whole transaction back by itself. */
    static boolean rolledBack(SQLException thrown) {
        return thrown.getSQLState() != null && thrown.getSQLState().startsWith("40");
    }

    /**
     * Whether trying again later may help without anything else being changed: the connection was lost, the server is
     * down, or it chose this transaction to end a deadlock.
     *
     * @param thrown what was thrown
     * @return false where the statement itself is at fault, and where no database is involved
     */
    public static boolean passing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (PASSING.stream().anyMatch(state::startsWith)
                        || (state.equals("HY000") && sql.getErrorCode() == LOCK_WAIT_TIMEOUT)) {
                    return true;
                }
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        return false;
    }
}
