package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.ClaimKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The statements that all databases understand, and how they are bound. */
final class Statements {
    /** With more keys a statement has more parameters than some drivers take. */
    private static final int MOST = 1000;

    static final String SCOPE = "group_id = ? AND topic = ? AND handler = ?";
    static final String KEY = SCOPE + " AND message_key = ?";
    static final String CHECK = "SELECT " + Insertion.COLUMNS + " FROM hapax_dedup WHERE 1 = 0";
    static final String VERSION = "SELECT version FROM hapax_schema WHERE component = 'dedup'";

    private Statements() {}

    /** Marks claims: the scope, the token, the keys. */
    static String done(int keys) {
        return "UPDATE hapax_dedup SET lease_until = NULL WHERE " + granted(keys);
    }

    /** Reads the keys of claims that are marked: the scope, the token, the keys. */
    static String marked(int keys) {
        return "SELECT message_key FROM hapax_dedup WHERE " + granted(keys) + " AND lease_until IS NULL";
    }

    /** Deletes claims that are not marked: the scope, the token, the keys. */
    static String release(int keys) {
        return "DELETE FROM hapax_dedup WHERE " + granted(keys) + " AND lease_until IS NOT NULL";
    }

    private static String granted(int keys) {
        return SCOPE + " AND token = ? AND message_key IN (" + marks(keys) + ")";
    }

    /** Deletes claims: the scope, the keys. */
    static String giveBack(int keys) {
        return "DELETE FROM hapax_dedup WHERE " + SCOPE + " AND message_key IN (" + marks(keys) + ")";
    }

    /** Reads claims: the scope, the keys; returns key, digest, owner, token, when the lease ends or null, the time. */
    static String read(Dialect dialect, int keys) {
        return "SELECT message_key, digest, owner, token, lease_until, " + dialect.now() + " FROM hapax_dedup WHERE "
                + SCOPE + " AND message_key IN (" + marks(keys) + ")" + dialect.reading();
    }

    /** Takes a claim over: owner, token, lease, the key, the token that it has. */
    static String takeOver(Dialect dialect) {
        return "UPDATE hapax_dedup SET owner = ?, token = ?, lease_until = " + dialect.now() + " + ? WHERE " + KEY
                + " AND token = ? AND lease_until IS NOT NULL";
    }

    /** As many at a time as a statement takes. */
    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            parts.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return parts;
    }

    /** Few different texts, so that servers and drivers can keep the statements prepared. */
    static int padded(int keys) {
        return keys <= 1 ? 1 : Integer.highestOneBit(keys - 1) << 1;
    }

    private static String marks(int keys) {
        return String.join(", ", Collections.nCopies(padded(keys), "?"));
    }

    static int bindScope(PreparedStatement statement, int first, ClaimKey key) throws SQLException {
        statement.setString(first, key.group());
        statement.setString(first + 1, key.topic());
        statement.setString(first + 2, key.handler());
        return first + 3;
    }

    static int bindKey(PreparedStatement statement, int first, ClaimKey key) throws SQLException {
        int next = bindScope(statement, first, key);
        statement.setString(next, key.key());
        return next + 1;
    }

    /** Binds the keys of one scope; the last one fills up the list. */
    static void bindKeys(PreparedStatement statement, int first, List<ClaimKey> keys) throws SQLException {
        for (int i = 0; i < padded(keys.size()); i++) {
            statement.setString(
                    first + i, keys.get(Math.min(i, keys.size() - 1)).key());
        }
    }
}
