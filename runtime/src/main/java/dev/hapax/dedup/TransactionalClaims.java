package dev.hapax.dedup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Claims that live and die with the transaction of the effects: no lease, and no window in which a crash repeats or
 * loses an effect. Thread-safe.
 */
public interface TransactionalClaims {
    /**
     * Claims messages in the transaction that is open on a connection. Of equal keys only the first is claimed.
     *
     * @param connection the handler's connection, its transaction open
     * @param keys the messages, of one group, topic and handler
     * @return one verdict for each key, in the same order
     * @throws SQLException if the database failed; the transaction must be rolled back
     */
    List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException;

    /**
     * Takes back claims of the same transaction whose messages were not handled after all.
     *
     * @param connection the handler's connection, the same transaction still open
     * @param keys keys that were claimed in it
     * @throws SQLException if the database failed; the transaction must be rolled back
     */
    void giveBack(Connection connection, List<ClaimKey> keys) throws SQLException;

    /** What a claim in a transaction found. */
    enum Verdict {
        /** The message is new. */
        NEW,
        /** The message was handled, or comes earlier in the same list. */
        DUPLICATE,
        /** The key was claimed for another payload. */
        OTHER_PAYLOAD
    }
}
