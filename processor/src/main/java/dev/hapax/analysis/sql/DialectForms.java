package dev.hapax.analysis.sql;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rewrites forms that the parser does not know into ones of the same meaning that it does. */
final class DialectForms {
    private static final Pattern VERSIONED = Pattern.compile("(?i)^update\\s+versioned\\s+");
    private static final Pattern INSERT_OR_IGNORE = Pattern.compile("(?i)^insert\\s+or\\s+ignore\\s+");
    private static final Pattern KEYED_MERGE = Pattern.compile(
            "(?is)^merge\\s+into\\s+([\\w.\"`$]+)\\s*(\\([^()]*\\))?\\s*(?:key\\s*(\\([^()]*\\))\\s*)?((?:values|select)\\b.*)");

    private DialectForms() {}

    static String toCommonForm(String sql) {
        String text = VERSIONED.matcher(sql).replaceFirst("UPDATE ");
        text = INSERT_OR_IGNORE.matcher(text).replaceFirst("INSERT IGNORE ");
        Matcher merge = KEYED_MERGE.matcher(text);
        return merge.matches() ? upsert(merge) : text;
    }

    /** H2's {@code MERGE INTO t (…) KEY (…) VALUES (…)}. */
    private static String upsert(Matcher merge) {
        String columns = merge.group(2) == null ? "" : merge.group(2);
        if (columns.isEmpty() || merge.group(3) == null) {
            return "REPLACE INTO " + merge.group(1) + " " + columns + " " + merge.group(4);
        }
        String updates = Arrays.stream(
                        columns.substring(1, columns.length() - 1).split(","))
                .map(column -> column.strip() + " = EXCLUDED." + column.strip())
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + merge.group(1) + " " + columns + " " + merge.group(4) + " ON CONFLICT " + merge.group(3)
                + " DO UPDATE SET " + updates;
    }
}
