package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import dev.hapax.analysis.sql.SqlJudgement.Control;
import dev.hapax.analysis.sql.SqlJudgement.Definition;
import dev.hapax.analysis.sql.SqlJudgement.DeleteFrom;
import dev.hapax.analysis.sql.SqlJudgement.InsertInto;
import dev.hapax.analysis.sql.SqlJudgement.Procedure;
import dev.hapax.analysis.sql.SqlJudgement.Read;
import dev.hapax.analysis.sql.SqlJudgement.Unparsable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement's words alone tell: all there is to know of some, and what is left to say of one that did not parse. */
final class StatementWords {
    private static final Set<String> CONTROL = Set.of(
            "SET",
            "RESET",
            "START",
            "COMMIT",
            "ROLLBACK",
            "SAVEPOINT",
            "RELEASE",
            "LOCK",
            "UNLOCK",
            "SHOW",
            "EXPLAIN",
            "DESCRIBE",
            "DESC",
            "USE",
            "ANALYZE",
            "VACUUM",
            "COMMENT",
            "GRANT",
            "REVOKE",
            "PRAGMA",
            "LISTEN",
            "UNLISTEN",
            "CHECKPOINT",
            "DISCARD",
            "DEALLOCATE",
            "CLOSE",
            "FLUSH",
            "BEGIN");
    private static final Set<String> DEFINITION = Set.of("CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME", "REINDEX");
    private static final Set<String> READ = Set.of("SELECT", "FROM", "VALUES", "TABLE", "WITH");
    private static final Pattern FIRST_WORD = Pattern.compile("[\\s({]*(\\w+)");
    private static final Pattern REPEATABLE = Pattern.compile(
            "(?is)\\bif\\s+(not\\s+)?exists\\b|^create\\s+or\\s+(replace|alter)\\b|^truncate\\b|^reindex\\b");
    private static final Pattern BLOCK = Pattern.compile("(?is)^(begin|declare)\\b.*;.*");
    private static final Pattern CALL = Pattern.compile(
            "(?is)^\\{?\\s*(?::hp\\d+\\s*=\\s*)?(?:call|exec|execute|notify)\\s+(?:immediate\\b.*|:hp\\d+\\s*=\\s*)?([\\w.\"`$]*).*");
    private static final Pattern WRITES = Pattern.compile("(?i)\\b(insert|update|delete|merge|into)\\b");
    private static final Pattern FROM_TABLE = Pattern.compile("(?i)\\bfrom\\s+([\\w.\"`$]+)");
    private static final Pattern INTO_TABLE = Pattern.compile("(?i)\\b(?:into|copy)\\s+([\\w.\"`$]+)");
    private static final Pattern IGNORES = Pattern.compile("(?is)\\bdo\\s+nothing\\b|^insert\\s+(or\\s+)?ignore\\b");
    private static final Pattern ON_CONFLICT =
            Pattern.compile("(?is)\\bon\\s+(conflict|duplicate)\\b|\\bnot\\s+exists\\b");

    private StatementWords() {}

    /** Judges what needs no parsing. */
    static Optional<SqlJudgement> judge(SqlText statement) {
        String text = statement.text();
        String word = firstWord(text);
        if (BLOCK.matcher(text).matches() || word.equals("DO") || word.equals("DECLARE")) {
            return Optional.of(new Procedure(Optional.empty()));
        }
        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            return Optional.of(new Procedure(tableName(call.group(1))));
        }
        if (CONTROL.contains(word)) {
            return Optional.of(new Control(word));
        }
        if (DEFINITION.contains(word)) {
            return Optional.of(new Definition(word, REPEATABLE.matcher(text).find()));
        }
        if (word.equals("COPY") && text.toUpperCase(Locale.ROOT).contains(" FROM ")) {
            return Optional.of(
                    new InsertInto(tableAfter(INTO_TABLE, text), List.of(), Conflict.NONE, List.of(), List.of()));
        }
        return Optional.empty();
    }

    /** Judges what did not parse, as far as that is safe. */
    static SqlJudgement judgeUnparsed(SqlText statement, String why) {
        String text = statement.text();
        String word = firstWord(text);
        if (READ.contains(word) && !WRITES.matcher(text).find()) {
            return new Read(tableAfter(FROM_TABLE, text).map(List::of).orElse(List.of()), List.of(), List.of(), false);
        }
        if (word.equals("INSERT")) {
            Conflict conflict = IGNORES.matcher(text).find() || statement.ignoresDuplicates()
                    ? Conflict.IGNORED
                    : statement.hasUnknown() || ON_CONFLICT.matcher(text).find() ? Conflict.UNKNOWN : Conflict.NONE;
            return new InsertInto(tableAfter(INTO_TABLE, text), List.of(), conflict, List.of(), List.of());
        }
        if (word.equals("DELETE")) {
            return new DeleteFrom(tableAfter(FROM_TABLE, text), List.of(), false);
        }
        String shown = SqlText.shorten(statement.shown(text));
        return new Unparsable(shown, statement.hasUnknown() ? "parts of it are not known at build time" : why);
    }

    /** A table's name without schema and quotes, in lower case; empty where a part of it is not known. */
    static Optional<String> tableName(String written) {
        String[] parts = written.replaceAll("[\"`\\[\\]]", "").split("\\.", -1);
        String name = parts[parts.length - 1].toLowerCase(Locale.ROOT);
        return name.isBlank() || SqlText.hasUnknown(name) ? Optional.empty() : Optional.of(name);
    }

    private static Optional<String> tableAfter(Pattern word, String text) {
        Matcher table = word.matcher(text);
        return table.find() ? tableName(table.group(1)) : Optional.empty();
    }

    private static String firstWord(String text) {
        Matcher word = FIRST_WORD.matcher(text);
        return word.lookingAt() ? word.group(1).toUpperCase(Locale.ROOT) : "";
    }
}
