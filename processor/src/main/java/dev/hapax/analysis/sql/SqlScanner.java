package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlValue.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into statements and brings comments, quotes and parameters of all dialects into one form. */
final class SqlScanner {
    private static final Pattern NUMBERED = Pattern.compile("[?$:](\\d+)");
    private static final Pattern NAMED = Pattern.compile(":([\\p{L}_][\\p{L}\\p{N}_.]*)");
    private static final Pattern EXPRESSION = Pattern.compile("[:?]?#\\{([^}]*)}");
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern BRACKETED = Pattern.compile("\\[([\\p{L}_][\\p{L}\\p{N}_ $#]*)]");
    private static final Pattern OPERATOR = Pattern.compile("\\?\\?|\\?&|\\?\\|(?!\\|)");
    private static final Pattern BLOCK =
            Pattern.compile("(?is)\\s*(declare\\b|begin\\b(?!\\s*(work|transaction|tran|isolation|read)?\\s*$)"
                    + "|create\\s+(or\\s+(replace|alter)\\s+)?(function|procedure|trigger|package)\\b).*");
    private static final String ENTITY_NAME = "#{#entityName}";

    private final String sql;
    private final StringBuilder out = new StringBuilder();
    private final List<SqlText.Source> parameters = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> ignoring = new ArrayList<>();
    private boolean ignoresDuplicates;
    private int at;

    SqlScanner(String sql) {
        this.sql = sql;
    }

    List<SqlText> statements() {
        while (at < sql.length()) {
            step();
        }
        endStatement();
        List<SqlText> statements = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            statements.add(new SqlText(texts.get(i), List.copyOf(parameters), ignoring.get(i)));
        }
        return statements;
    }

    private void step() {
        char c = sql.charAt(at);
        switch (c) {
            case '\'', '"', '`' -> quoted(c);
            case '-' -> {
                if (!comment("--", "\n")) {
                    copy(1);
                }
            }
            case '/' -> {
                if (!comment("/*", "*/")) {
                    copy(1);
                }
            }
            case '[' -> bracket();
            case '?', ':', '$', '#' -> {
                if (!placeholder()) {
                    copy(1);
                }
            }
            case ';' -> {
                at++;
                if (BLOCK.matcher(out).matches()) {
                    out.append(';');
                } else {
                    endStatement();
                }
            }
            default -> copy(1);
        }
    }

    private void copy(int length) {
        out.append(sql, at, at + length);
        at += length;
    }

    private void endStatement() {
        String text = out.toString().strip();
        if (!text.isEmpty()) {
            texts.add(text);
            ignoring.add(ignoresDuplicates);
        }
        out.setLength(0);
        ignoresDuplicates = false;
    }

    /** To the closing quote; a doubled quote reads as two strings side by side, which copies the same. */
    private void quoted(char quote) {
        int end = sql.indexOf(quote, at + 1);
        copy((end < 0 ? sql.length() : end + 1) - at);
    }

    private boolean comment(String open, String close) {
        if (!sql.startsWith(open, at)) {
            return false;
        }
        int end = sql.indexOf(close, at + open.length());
        int next = end < 0 ? sql.length() : end + close.length();
        String text = sql.substring(at, next).toUpperCase(Locale.ROOT);
        ignoresDuplicates |= text.startsWith("/*+") && text.contains("IGNORE_ROW_ON_DUPKEY_INDEX");
        out.append(' ');
        at = next;
        return true;
    }

    /** SQL Server's quoted names; an index into an array stays. */
    private void bracket() {
        Matcher name = BRACKETED.matcher(sql).region(at, sql.length());
        boolean startsName = out.length() == 0 || " \t\n\r.,(=".indexOf(out.charAt(out.length() - 1)) >= 0;
        if (startsName && name.lookingAt()) {
            out.append('"').append(name.group(1)).append('"');
            at = name.end();
        } else {
            copy(1);
        }
    }

    private boolean placeholder() {
        if (sql.startsWith("::", at) || sql.startsWith(":=", at)) {
            copy(2);
            return true;
        }
        if (sql.startsWith(ENTITY_NAME, at)) {
            return replace(ENTITY_NAME.length(), SqlStatements.UNKNOWN);
        }
        if (out.length() > 0 && sql.charAt(at) != '?' && isNamePart(out.charAt(out.length() - 1))) {
            // part of a name: table$1, temp#; but ${suffix} may complete one
            Matcher inName = SUBSTITUTED.matcher(sql).region(at, sql.length());
            return inName.lookingAt() && replace(inName.end() - at, SqlStatements.UNKNOWN);
        }
        Matcher match = OPERATOR.matcher(sql).region(at, sql.length());
        if (match.lookingAt()) {
            return replace(match.end() - at, "@>");
        }
        match.usePattern(SUBSTITUTED);
        if (match.lookingAt()) {
            return replace(match.end() - at, SqlStatements.UNKNOWN);
        }
        match.usePattern(DOLLAR_QUOTE);
        if (match.lookingAt()) {
            int end = sql.indexOf(match.group(), match.end());
            return replace((end < 0 ? sql.length() : end + match.group().length()) - at, "''");
        }
        match.usePattern(EXPRESSION);
        if (match.lookingAt()) {
            String name = match.group(1).split(",", 2)[0].strip();
            return parameter(match.group(), new Parameter(parameters.size() + 1, Optional.of(name)));
        }
        match.usePattern(NUMBERED);
        if (match.lookingAt()) {
            int number = match.group(1).length() > 6 ? 0 : Integer.parseInt(match.group(1));
            return parameter(match.group(), new Parameter(number, Optional.empty()));
        }
        match.usePattern(NAMED);
        if (match.lookingAt()) {
            return parameter(match.group(), new Parameter(parameters.size() + 1, Optional.of(match.group(1))));
        }
        return sql.charAt(at) == '?' && parameter("?", new Parameter(parameters.size() + 1, Optional.empty()));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean replace(int length, String text) {
        out.append(text);
        at += length;
        return true;
    }

    private boolean parameter(String token, Parameter parameter) {
        parameters.add(new SqlText.Source(token, parameter));
        String name = ":" + SqlText.PARAMETER_PREFIX + parameters.size();
        out.append(name);
        at += token.length();
        if (at < sql.length() && isNamePart(sql.charAt(at))) {
            out.append(' ');
        }
        return true;
    }
}
