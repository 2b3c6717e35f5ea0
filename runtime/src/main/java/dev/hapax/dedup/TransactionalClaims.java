package dev.hapax.dedup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Claims that live and die with the transaction of the effects: no lease, and no window in which a crash repeats or
 * loses an effect. Implementations must be thread-safe, and pass {@link
 * dev.hapax.dedup.contract.TransactionalClaimsContract}.
 */
public interface TransactionalClaims {
    /**
     * Claims messages in the transaction that is open on a connection, in one round trip where the database can. Waits for
     * another transaction that has claimed one of them and is not over.
     *
     * @param connection the connection of the effects, its transaction open
     * @param keys the messages: of one group, topic and handler, sorted by their keys, no key twice; may be empty
     * @return one verdict for each message, in the same order
     * @throws SQLException if the database failed, or a worker outside of a transaction has a lease on one of the messages
     *     ({@link java.sql.SQLTransientException}); the transaction must be rolled back
     */
    List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException;

    /**
     * Takes back claims of the same transaction whose messages were not handled after all.
     *
     * @param connection the connection of the effects, the same transaction still open
     * @param keys keys that were claimed in it and found {@link Verdict#NEW}
     * @throws SQLException if the database failed; the transaction must be rolled back
     */
    void giveBack(Connection connection, List<ClaimKey> keys) throws SQLException;

    /** What a claim in a transaction found. */
    enum Verdict {
        /** The message is new. */
        NEW,
        /** The message was handled. */
        DUPLICATE,
        /** The key was claimed for another payload. */
        OTHER_PAYLOAD
    }
}
