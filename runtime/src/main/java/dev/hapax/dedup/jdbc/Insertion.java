package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.ClaimKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Claims to be made.
 *
 * @param keys the messages, of one scope, at least one
 * @param owner who claims them
 * @param token the token of the grants
 * @param lease how long the claims last; empty where they are for good
 * @param timeout the longest that a statement may take, in seconds; 0 where the transaction says it
 */
record Insertion(List<ClaimKey> keys, String owner, long token, Optional<Duration> lease, int timeout) {
    static final String COLUMNS =
            "group_id, topic, handler, message_key, digest, owner, token, lease_until, claimed_at";

    String[] names() {
        return keys.stream().map(ClaimKey::key).toArray(String[]::new);
    }

    String[] digests() {
        return keys.stream().map(ClaimKey::digest).toArray(String[]::new);
    }

    /** Binds group, topic and handler. */
    int bindScope(PreparedStatement statement, int first) throws SQLException {
        return Statements.bindScope(statement, first, keys.get(0));
    }

    /** Binds owner, token and the lease's milliseconds, which are null where there is no lease. */
    int bindGrant(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, owner);
        statement.setLong(first + 1, token);
        if (lease.isPresent()) {
            statement.setLong(first + 2, lease.get().toMillis());
        } else {
            statement.setNull(first + 2, Types.BIGINT);
        }
        return first + 3;
    }
}
