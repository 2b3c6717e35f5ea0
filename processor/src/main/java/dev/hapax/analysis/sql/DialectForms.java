package dev.hapax.analysis.sql;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rewrites forms that the parser does not know into ones of the same meaning that it does. */
final class DialectForms {
    private static final Pattern VERSIONED = Pattern.compile("(?i)^update\\s+versioned\\s+");
    private static final Pattern INSERT_OR_IGNORE = Pattern.compile("(?i)^insert\\s+or\\s+ignore\\s+");
    private static final Pattern SHORT_MERGE = Pattern.compile(
            "(?i)^merge\\s+(?:top\\s*\\([^()]*\\)\\s*)?(?:into\\s+)?([\\w.\"`$\\[\\]]+)\\s*(?:with\\s*\\([^()]*\\))?");
    private static final Pattern KEYED_MERGE = Pattern.compile(
            "(?is)^merge\\s+into\\s+([\\w.\"`$]+)\\s*(\\([^()]*\\))?\\s*(?:key\\s*(\\([^()]*\\))\\s*)?((?:values|select)\\b.*)");

    /** Words that the parser takes for types, units or the like, where they can only be columns: beside an operator. */
    private static final String WORDS = "(number|year|month|day|hour|minute|second|key|interval|check|pivot)";

    private static final String OPERATOR = "[=<>+*/-]";
    private static final Pattern LEFT_OPERAND =
            Pattern.compile("(?i)(?<=[\\s(,=<>+*/-])" + WORDS + "(?=\\s*" + OPERATOR + ")");
    private static final Pattern RIGHT_OPERAND = Pattern.compile(
            "(?i)(?<=" + OPERATOR + "\\s?)" + WORDS + "(?=\\s*(?:[,;)]|$|(?:where|and|or|on|returning)\\b))");

    private static final Pattern QUOTED = Pattern.compile("(?i)\"" + WORDS + "\"");

    private DialectForms() {}

    /** A part of such a text as it was written. */
    static String asWritten(String part) {
        return QUOTED.matcher(part).replaceAll("$1");
    }

    static String toCommonForm(String sql) {
        String text = VERSIONED.matcher(sql).replaceFirst("UPDATE ");
        text = INSERT_OR_IGNORE.matcher(text).replaceFirst("INSERT IGNORE ");
        text = LEFT_OPERAND.matcher(text).replaceAll("\"$1\"");
        text = RIGHT_OPERAND.matcher(text).replaceAll("\"$1\"");
        text = SHORT_MERGE.matcher(text).replaceFirst("MERGE INTO $1 ");
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
