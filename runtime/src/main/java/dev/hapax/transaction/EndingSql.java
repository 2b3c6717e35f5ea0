package dev.hapax.transaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells statements that would end the transaction that they run in. Asked for each statement of each handler call.
 *
 * @param database decides about statements that change the schema
 */
record EndingSql(Database database) {
    private static final Set<String> ENDING = Set.of("commit", "end", "abort", "begin", "start");
    /** Of databases where such statements commit. */
    private static final Set<String> SCHEMA =
            Set.of("create", "alter", "drop", "truncate", "rename", "grant", "revoke", "lock", "unlock", "analyze");

    private static final Pattern ROLLBACK_TO = pattern("rollback\\s+(work\\s+|transaction\\s+)?to\\b.*");
    private static final Pattern AUTOCOMMIT = pattern("set\\s+(@@)?(session\\s*\\.?\\s*)?autocommit\\b.*");
    private static final Pattern PREPARE = pattern("prepare\\s+transaction\\b.*");

    private static Pattern pattern(String sql) {
        return Pattern.compile(sql, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    boolean ends(String sql) {
        String word = firstWord(sql);
        return ENDING.contains(word)
                || (word.equals("rollback") && !is(ROLLBACK_TO, sql))
                || (word.equals("prepare") && is(PREPARE, sql))
                || (database.schemaChangesCommit()
                        && (SCHEMA.contains(word) || (word.equals("set") && is(AUTOCOMMIT, sql))));
    }

    private static boolean is(Pattern pattern, String sql) {
        return pattern.matcher(sql.stripLeading()).matches();
    }

    /** What a statement does, for a message. */
    static String firstWord(String sql) {
        String start = sql.stripLeading();
        int end = 0;
        while (end < start.length() && isLetter(start.charAt(end))) {
            end++;
        }
        return start.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
