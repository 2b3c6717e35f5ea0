package dev.hapax.transaction;

import java.time.Duration;

/**
 * How long a transaction may hold up others. All are shorter than the group's session timeout: a worker that was stopped in
 * the middle of a transaction must not hold its row locks when another takes over. Immutable, hence
 * thread-safe.
 *
 * @param lock the longest wait for a lock
 * @param statement the longest statement
 * @param idle the longest pause between two statements
 */
public record TransactionTimeouts(Duration lock, Duration statement, Duration idle) {
    /**
     * The timeouts for a session timeout.
     *
     * @param session after which time without a heartbeat a worker loses its partitions
     * @return a third of it for locks, two thirds for the others
     */
    public static TransactionTimeouts below(Duration session) {
        Duration third = session.dividedBy(3);
        return new TransactionTimeouts(third, third.multipliedBy(2), third.multipliedBy(2));
    }
}
