package dev.hapax.transaction;

import java.util.Locale;
import java.util.Set;

/**
 * Tells statements that would end the transaction that they run in.
 *
 * @param database decides about statements that change the schema
 */
record EndingSql(Database database) {
    private static final Set<String> ENDING = Set.of("commit", "end", "abort", "begin", "start");
    /** Of databases where such statements commit. */
    private static final Set<String> SCHEMA =
            Set.of("create", "alter", "drop", "truncate", "rename", "grant", "revoke", "lock", "unlock", "analyze");

    boolean ends(String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        String word = firstWord(sql);
        boolean rollback =
                word.equals("rollback") && !start.matches("(?s)rollback\\s+(work\\s+|transaction\\s+)?to\\b.*");
        boolean schema = database.schemaChangesCommit()
                && (SCHEMA.contains(word) || start.matches("(?s)set\\s+(@@)?(session\\s*\\.?\\s*)?autocommit\\b.*"));
        return ENDING.contains(word) || rollback || schema || start.matches("(?s)prepare\\s+transaction\\b.*");
    }

    /** What a statement does, for a message. */
    static String firstWord(String sql) {
        return sql.stripLeading().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    }
}
