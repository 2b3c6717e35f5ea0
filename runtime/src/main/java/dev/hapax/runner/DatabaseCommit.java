package dev.hapax.runner;

import dev.hapax.runner.TransactionBody.Outcome;
import dev.hapax.transaction.DatabaseTransaction;
import dev.hapax.transaction.SqlFailures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends database transactions, under exactly-once together with the fence row.
 *
 * @param fence the rows that this worker holds; empty under at-least-once
 */
record DatabaseCommit(Optional<Fence> fence) {
    private static final Duration BACKOFF = Duration.ofMillis(500);

    /** The connection died while it committed. */
    static final class UnknownException extends SQLException {
        UnknownException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
        }
    }

    /**
     * Moves the fence before the effects, where they are all still to be sent: then it costs no round trip more than the effects
     * and the commit. The fence's rows are locked no longer than that takes.
     *
     * @return whether it was moved, or what the transaction ends with
     */
    Moved moveFirst(DatabaseTransaction transaction, Map<TopicPartition, Long> next) throws SQLException {
        if (fence.isEmpty() || !transaction.isStillToCome()) {
            return Moved.NOT_YET;
        }
        return fence.get().advance(transaction, next) ? Moved.YES : Moved.FENCED;
    }

    /** What became of the fence. */
    enum Moved {
        NOT_YET,
        YES,
        FENCED
    }

    /** Moves the fence, if it was not, and commits; empty where that went well. */
    Optional<Outcome> commit(
            DatabaseTransaction transaction, Map<TopicPartition, Long> next, Moved moved, Ticket ticket)
            throws SQLException {
        if (!ticket.beginCommit()) {
            return Optional.of(unsettled(Duration.ZERO, "the partition was taken away before the commit"));
        }
        try {
            transaction.refuseRolledBack();
            if (moved == Moved.NOT_YET && fence.isPresent() && !fence.get().advance(transaction, next)) {
                return Optional.of(fenced());
            }
            end(transaction);
            fence.ifPresent(f -> f.advanced(next));
            return Optional.empty();
        } finally {
            ticket.endCommit();
        }
    }

    private static void end(DatabaseTransaction transaction) throws SQLException {
        try {
            transaction.commit();
        } catch (SQLException e) {
            throw SqlFailures.rejected(e) ? e : new UnknownException(e);
        }
    }

    /** Whether another worker has taken the partition over. */
    boolean isFenced(TopicPartition partition) throws SQLException {
        return fence.isPresent() && !fence.get().holds(partition);
    }

    Outcome fenced() {
        return new Outcome.Reread(BACKOFF, "another worker has taken the partition's fence row", true);
    }

    Outcome unknown(UnknownException e) {
        return unsettled(BACKOFF, "whether the transaction was committed is unknown: " + Sentences.of(e));
    }

    /** For a failure of the database that no record is to blame for. */
    Outcome failed(Throwable e) {
        return new Outcome.Later(BACKOFF, "the database failed: " + Sentences.of(e));
    }

    /** Without a fence row there is nothing to read: the records are handled again, as at-least-once has it. */
    private Outcome unsettled(Duration delay, String why) {
        return fence.isPresent() ? new Outcome.Reread(delay, why, false) : new Outcome.Later(delay, why);
    }
}
