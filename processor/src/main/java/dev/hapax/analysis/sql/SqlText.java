package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlValue.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement in the form that the parser reads: comments gone, every parameter, whatever its dialect, named
 * {@code :hp1}, {@code :hp2} and so on.
 *
 * @param text the statement
 * @param parameters all parameters of the text that the statement stands in, {@code hp1} first
 * @param ignoresDuplicates whether a comment told Oracle to leave rows alone that are already there
 */
record SqlText(String text, List<Source> parameters, boolean ignoresDuplicates) {
    static final String PARAMETER_PREFIX = "hp";
    private static final Pattern PARAMETER = Pattern.compile(":" + PARAMETER_PREFIX + "(\\d+)");
    private static final Pattern UNKNOWN = Pattern.compile(SqlStatements.UNKNOWN + "\\d*");
    private static final Pattern UNKNOWN_CLAUSE =
            Pattern.compile("(?<=[\\s)])" + SqlStatements.UNKNOWN + "\\d*(?=[\\s(]|$)");
    private static final int SHOWN = 200;

    /** A parameter as it was written. */
    record Source(String token, Parameter parameter) {}

    static List<SqlText> split(String sql) {
        return new SqlScanner(sql).statements();
    }

    static String shorten(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    static boolean hasUnknown(String part) {
        return part.contains(SqlStatements.UNKNOWN);
    }

    boolean hasUnknown() {
        return hasUnknown(text);
    }

    SqlText withText(String other) {
        return new SqlText(other, parameters, ignoresDuplicates);
    }

    boolean endsUnknown() {
        Matcher last = UNKNOWN_CLAUSE.matcher(text);
        boolean found = false;
        while (last.find()) {
            found = last.end() == text.length();
        }
        return found;
    }

    /** Without the unknown fragments that stand between blanks, as whole clauses do. */
    SqlText withoutUnknownClauses() {
        return withText(UNKNOWN_CLAUSE.matcher(text).replaceAll(" ").strip());
    }

    /** The parameter of a name that the scanner gave; empty for another name, as in {@code data:field}. */
    Optional<Parameter> parameter(String name) {
        Matcher given = PARAMETER.matcher(":" + name);
        if (!given.matches() || given.group(1).length() > 9) {
            return Optional.empty();
        }
        int number = Integer.parseInt(given.group(1));
        return number < 1 || number > parameters.size()
                ? Optional.empty()
                : Optional.of(parameters.get(number - 1).parameter());
    }

    /** A part of the statement as its author wrote it. */
    String shown(String part) {
        String written = PARAMETER.matcher(part).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            String token =
                    number <= parameters.size() ? parameters.get(number - 1).token() : found.group();
            return Matcher.quoteReplacement(token);
        });
        return DialectForms.asWritten(withoutMarks(written));
    }

    static String withoutMarks(String part) {
        return UNKNOWN.matcher(part).replaceAll("…");
    }
}
