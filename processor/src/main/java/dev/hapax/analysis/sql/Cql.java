package dev.hapax.analysis.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites Cassandra's language into SQL that does the same: an insert there overwrites the row that has the key. */
public final class Cql {
    private static final Pattern USING =
            Pattern.compile("(?i)\\busing\\s+(?:ttl|timestamp)\\s+\\S+(?:\\s+and\\s+(?:ttl|timestamp)\\s+\\S+)?");
    private static final Pattern INSERT = Pattern.compile("(?i)^\\s*insert\\s+into\\b");
    /** A value that no other row has, as it stands: it is in the key, or the row would need none of its own. */
    private static final Pattern NEW_ID =
            Pattern.compile("(?i)(?<![\\w(])(?:now|uuid)\\(\\)|\\bvalues\\s*\\(\\s*(?:now|uuid)\\(\\)");

    private static final Pattern IF_ABSENT = Pattern.compile("(?i)\\bif\\s+not\\s+exists\\b");
    private static final Pattern IF_PRESENT = Pattern.compile("(?i)\\bif\\s+exists\\b");
    private static final Pattern IF = Pattern.compile("(?i)\\bif\\b(?=\\s+[\\w\"]+\\s*(?:=|!=|<|>|in\\b))");
    private static final Pattern UNITED = Pattern.compile("(?i)\\b(\\w+)\\s*=\\s*\\1\\s*[+-]\\s*\\{[^{}]*}");
    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\s*\\[[^\\[\\]]*]\\s*=");
    private static final Pattern COLLECTION = Pattern.compile("\\{[^{}]*}|\\[[^\\[\\]]*]");
    private static final Pattern BATCH =
            Pattern.compile("(?i)\\bbegin\\s+(?:unlogged\\s+|counter\\s+)?batch\\b|\\bapply\\s+batch\\b;?");

    private Cql() {}

    /**
     * The same in SQL.
     *
     * @param cql a statement or a batch of them
     * @return SQL; what a statement does of collections is only kept as far as it matters for a repetition
     */
    public static String toSql(String cql) {
        String text = USING.matcher(BATCH.matcher(cql).replaceAll("")).replaceAll("");
        text = UNITED.matcher(text).replaceAll("$1 = $1");
        text = ENTRY.matcher(text).replaceAll("$1 =");
        text = COLLECTION.matcher(text).replaceAll("''");
        text = IF.matcher(IF_PRESENT.matcher(text).replaceAll("")).replaceAll("AND");
        Matcher absent = IF_ABSENT.matcher(text);
        if (absent.find()) {
            return absent.replaceAll("ON CONFLICT DO NOTHING");
        }
        return NEW_ID.matcher(text).find() ? text : INSERT.matcher(text).replaceFirst("REPLACE INTO");
    }
}
