package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.sql.Assignment;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import dev.hapax.analysis.sql.SqlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a second run of a statement does, with the values that it is given. */
final class SqlChanges {
    private final Provenance provenance;
    private final Phrases phrases;
    private final StateReads reads;
    private final Tables names;

    SqlChanges(Provenance provenance, Phrases phrases, StateReads reads, Tables tables) {
        this.provenance = provenance;
        this.phrases = phrases;
        this.reads = reads;
        this.names = tables;
    }

    Change of(Effect effect, SqlJudgement statement) {
        if (statement instanceof SqlJudgement.Read read) {
            return change(effect, Repeat.READS, Rule.INSERT, read.tables(), false, plain("the query"));
        } else if (statement instanceof SqlJudgement.Grow grow) {
            return grown(effect, grow.table(), grow.column(), grow.expression(), grow.sets(), Repeat.AGAIN);
        } else if (statement instanceof SqlJudgement.Derived derived) {
            return grown(
                    effect, derived.table(), derived.column(), derived.expression(), derived.sets(), Repeat.PERHAPS);
        } else if (statement instanceof SqlJudgement.SetOf set) {
            return overwritten(effect, set);
        } else if (statement instanceof SqlJudgement.Claim claim) {
            return isReadAgain(effect, claim)
                    ? unclaimed(effect, claim)
                    : change(
                            effect,
                            Repeat.CLAIMS,
                            Rule.INCREMENT,
                            tables(claim.table()),
                            true,
                            plain("the update of " + table(claim.table())));
        } else if (statement instanceof SqlJudgement.InsertInto insert) {
            return inserted(effect, insert);
        } else if (statement instanceof SqlJudgement.DeleteFrom delete) {
            return change(
                    effect,
                    Repeat.NOTHING,
                    Rule.INSERT,
                    tables(delete.table()),
                    false,
                    plain("the deletion from " + table(delete.table())));
        } else if (statement instanceof SqlJudgement.Control) {
            return change(effect, Repeat.READS, Rule.INSERT, List.of(), false, plain("the command"));
        } else if (statement instanceof SqlJudgement.Definition definition) {
            Repeat repeat = definition.repeatable() ? Repeat.NOTHING : Repeat.UNJUDGED;
            return change(
                    effect,
                    repeat,
                    Rule.UNJUDGED_CALL,
                    List.of(),
                    false,
                    unknown("the statement `" + definition.verb() + " …`", "it changes the schema"));
        } else if (statement instanceof SqlJudgement.Procedure procedure) {
            String name = procedure.name().map(n -> "the procedure `" + n + "`").orElse("the block");
            return change(
                    effect,
                    Repeat.UNJUDGED,
                    Rule.UNJUDGED_CALL,
                    List.of(),
                    false,
                    unknown(name, "what it does is in the database"));
        }
        SqlJudgement.Unparsable text = (SqlJudgement.Unparsable) statement;
        return change(
                effect,
                Repeat.UNJUDGED,
                Rule.UNJUDGED_CALL,
                List.of(),
                false,
                unknown("the statement `" + text.text() + "`", text.why()));
    }

    /** Whether what a claim expects was read from the same table: the second run reads what is there by then, and succeeds. */
    private boolean isReadAgain(Effect effect, SqlJudgement.Claim claim) {
        return claim.table().isPresent()
                && claim.where().stream()
                        .filter(condition -> condition.column().equals(claim.column()))
                        .anyMatch(condition -> reads.subjects(Statements.bound(effect, condition.value()))
                                .contains(names.named(claim.table().get())));
    }

    private Change unclaimed(Effect effect, SqlJudgement.Claim claim) {
        return claim.sets().stream()
                .filter(set ->
                        set.change() == Assignment.Change.GROWS && !set.column().equals(claim.column()))
                .findFirst()
                .map(set -> grown(effect, claim.table(), set.column(), "", List.of(), Repeat.AGAIN))
                .orElseGet(() -> overwritten(
                        effect,
                        new SqlJudgement.SetOf(
                                claim.table(),
                                claim.sets().stream()
                                        .filter(set -> !set.column().equals(claim.column()))
                                        .toList(),
                                claim.where())));
    }

    private static Change.Words unknown(String what, String why) {
        return new Change.Words(
                "runs " + what + " again, which could not be judged: " + why,
                what,
                List.of(
                        "Make the statement readable at build time, or vouch for the method that runs it: @AssumeIdempotent(reason = \"…\")."));
    }

    private static Change.Words plain(String what) {
        return new Change.Words("runs " + what + " again", what, List.of());
    }

    private Change change(
            Effect effect, Repeat repeat, Rule rule, List<String> tables, boolean writes, Change.Words words) {
        List<Subject> subjects = tables.stream().map(names::named).toList();
        return new Change(effect, repeat, rule, subjects, true, effect.operand(0), writes, words);
    }

    private static List<String> tables(Optional<String> table) {
        return table.map(List::of).orElse(List.of());
    }

    private static String table(Optional<String> table) {
        return table.map(name -> "`" + name + "`").orElse("a table");
    }

    private Change grown(
            Effect effect,
            Optional<String> table,
            String column,
            String expression,
            List<Assignment> sets,
            Repeat repeat) {
        String cell = "`" + table.map(name -> name + ".").orElse("") + column + "`";
        Expr value = sets.stream()
                .filter(set -> set.column().equals(column))
                .map(set -> Statements.bound(effect, set.value()))
                .findFirst()
                .orElse(Exprs.UNKNOWN);
        boolean adds = expression.contains("+");
        boolean subtracts = expression.contains("-") && !adds;
        String amount = phrases.quoted(value, "");
        String again;
        if (expression.isEmpty()) {
            again = "changes " + cell + " again: the new value is computed from the one that was read";
        } else if (amount.isEmpty() || (!adds && !subtracts)) {
            again = "changes " + cell + " again (`" + expression + "`)";
        } else {
            again = adds
                    ? "adds " + amount + " to " + cell + " again"
                    : "subtracts " + amount + " from " + cell + " again";
        }
        Change.Words words = new Change.Words(again, "the update of " + table(table), fixOfGrowth(table, column));
        return change(effect, repeat, Rule.INCREMENT, tables(table), false, words);
    }

    private static List<String> fixOfGrowth(Optional<String> table, String column) {
        return List.of(
                "Write the new value instead of a change, or let each message count once:",
                "  UPDATE " + table.orElse("…") + " SET " + column + " = ? …      // the new value, from the message",
                "  @Dedup(key = \"…\") with a java.sql.Connection parameter: claim and update commit together",
                "  @Guarantee(Delivery.EXACTLY_ONCE) with a java.sql.Connection parameter: offset and update commit together");
    }

    /** A value read from the row, changed and written back grows like any other. */
    private Change overwritten(Effect effect, SqlJudgement.SetOf set) {
        for (Assignment assignment : set.sets()) {
            Expr value = Statements.bound(effect, assignment.value());
            if (growsFrom(value, set.table())) {
                return grown(effect, set.table(), assignment.column(), "", List.of(), Repeat.AGAIN);
            }
        }
        return change(
                effect,
                Repeat.NOTHING,
                Rule.INCREMENT,
                tables(set.table()),
                true,
                plain("the update of " + table(set.table())));
    }

    private boolean growsFrom(Expr value, Optional<String> table) {
        boolean[] grows = {false};
        Subexpressions.visit(value, part -> {
            if (part instanceof Expr.Op op && op.operator().isArithmetic()) {
                grows[0] |= table.isPresent() && reads.subjects(op).contains(names.named(table.get()));
            }
        });
        return grows[0];
    }

    private Change inserted(Effect effect, SqlJudgement.InsertInto insert) {
        Identity identity = identity(effect, insert);
        String table = table(insert.table());
        String outcome = "";
        Repeat repeat = switch (insert.conflict()) {
            case IGNORED -> identity == Identity.RANDOM ? Repeat.AGAIN : Repeat.CLAIMS;
            case OVERWRITTEN -> identity == Identity.RANDOM ? Repeat.AGAIN : Repeat.NOTHING;
            case UNKNOWN -> Repeat.PERHAPS;
            case NONE -> identity == Identity.MESSAGE ? Repeat.FAILS : Repeat.AGAIN;
        };
        if (repeat == Repeat.FAILS) {
            String key = isNamed(insert) ? "`" + key(insert) + "`" : "that value";
            outcome = "a second row, or, where " + key + " is its key, a message that fails and comes back for ever";
        } else if (identity == Identity.RANDOM && insert.conflict() != Conflict.NONE) {
            outcome = "its key differs from run to run, so it never conflicts";
        }
        Change.Words words = new Change.Words(
                "inserts into " + table + " again", "the insert into " + table, outcome, fixOfInsert(insert));
        return change(effect, repeat, Rule.INSERT, tables(insert.table()), true, words);
    }

    private enum Identity {
        MESSAGE,
        RANDOM,
        UNKNOWN
    }

    private static String key(SqlJudgement.InsertInto insert) {
        return String.join("`, `", insert.conflictKey().isEmpty() ? guessedKey(insert) : insert.conflictKey());
    }

    private Identity identity(Effect effect, SqlJudgement.InsertInto insert) {
        List<String> key = insert.conflictKey().isEmpty() ? guessedKey(insert) : insert.conflictKey();
        boolean message = !key.isEmpty();
        boolean random = false;
        for (Assignment column : insert.columns()) {
            if (key.contains(column.column())) {
                Set<Provenance.Source> sources = provenance.of(Statements.bound(effect, column.value()));
                random |= sources.contains(Provenance.Source.NONDETERMINISTIC)
                        || column.value() instanceof SqlValue.Function;
                message &= sources.equals(Set.of(Provenance.Source.MESSAGE));
            }
        }
        return random ? Identity.RANDOM : message ? Identity.MESSAGE : Identity.UNKNOWN;
    }

    /** Whether the statement names its columns; else they are counted. */
    private static boolean isNamed(SqlJudgement.InsertInto insert) {
        return insert.columns().stream().noneMatch(column -> column.column().equals("1"));
    }

    /**
     * Without a conflict clause, a statement does not name its key: a column called {@code id}, or by its table's name, or
     * the only one of a table that has no other.
     */
    private static List<String> guessedKey(SqlJudgement.InsertInto insert) {
        if (!isNamed(insert) && insert.columns().size() == 1) {
            return List.of(insert.columns().get(0).column());
        }
        String table = insert.table().orElse("");
        String singular = table.endsWith("s") ? table.substring(0, table.length() - 1) : table;
        List<String> guesses = List.of("id", singular + "_id", singular + "id");
        return insert.columns().stream()
                .map(Assignment::column)
                .filter(guesses::contains)
                .limit(1)
                .toList();
    }

    private static List<String> fixOfInsert(SqlJudgement.InsertInto insert) {
        List<String> lines = new ArrayList<>();
        String columns = isNamed(insert)
                ? " (" + insert.columns().stream().map(Assignment::column).collect(Collectors.joining(", ")) + ")"
                : "";
        String key = isNamed(insert) ? key(insert).replace("`", "") : "";
        String marks = insert.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        lines.add("Let a key that comes from the message decide:");
        lines.add("  INSERT INTO " + insert.table().orElse("…") + columns + " VALUES (" + marks + ")");
        lines.add("  ON CONFLICT (" + (key.isEmpty() ? "…" : key) + ") DO NOTHING");
        lines.add("or let each message count once:");
        lines.add("  @Dedup(key = \"…\") with a java.sql.Connection parameter: claim and insert commit together");
        return lines;
    }
}
