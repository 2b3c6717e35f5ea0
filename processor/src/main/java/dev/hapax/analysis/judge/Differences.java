package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Operator;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.judge.Writing.Kind;
import dev.hapax.analysis.sql.Assignment;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows totals that grow by the difference between a new value and the one that a row holds, where the row gets the new
 * value in the same transaction: {@code total += amount - row.getAmount(); row.setAmount(amount)}. The next time there is
 * no difference.
 */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class Differences {
    private final Growth growth;
    private final Statements statements;
    private final Writings writings;
    private final StateReads reads;
    private final Commits commits;

    Differences(Growth growth, Statements statements, Writings writings, StateReads reads, Commits commits) {
        this.growth = growth;
        this.statements = statements;
        this.writings = writings;
        this.reads = reads;
        this.commits = commits;
    }

    /** The changes, with those harmless that change something by a difference which they make go away. */
    List<Change> judge(List<Change> changes) {
        return changes.stream()
                .map(change ->
                        !change.repeat().isHarmless() && isGone(change, changes) ? change.with(Repeat.NOTHING) : change)
                .toList();
    }

    private boolean isGone(Change change, List<Change> all) {
        List<Expr> amounts = amounts(change);
        return !amounts.isEmpty() && amounts.stream().allMatch(amount -> isGone(amount, change, all));
    }

    private boolean isGone(Expr amount, Change change, List<Change> all) {
        return amount instanceof Expr.Op difference
                && difference.operator() == Operator.SUBTRACT
                && difference.operands().size() == 2
                && all.stream()
                        .filter(other -> other != change && commits.together(other, change))
                        .filter(other -> Rewritten.isAlwaysWith(other.effect(), change.effect()))
                        .anyMatch(other -> setsToNew(other, difference));
    }

    /** By what a change lets values grow, each of them by one amount only; empty where that cannot be told. */
    private List<Expr> amounts(Change change) {
        Effect effect = change.effect();
        if (effect.action() instanceof Action.FieldChange && effect.operand(0) instanceof Expr.Field field) {
            Expr value = Exprs.nonNull(effect.operand(1));
            return growth.of(value, field)
                    .filter(found -> found.by().equals(value) && found.by() instanceof Expr.Op)
                    .map(found -> Subexpressions.of(found.by()).stream()
                            .filter(operand -> !operand.equals(found.old()))
                            .toList())
                    .orElse(List.of());
        }
        List<Expr> amounts = new ArrayList<>(0);
        if (effect.action() instanceof Action.Catalogued call) {
            for (SqlJudgement statement : statements.run(effect, call)) {
                if (!(statement instanceof SqlJudgement.Update update)) {
                    return List.of();
                }
                update.sets().stream()
                        .filter(set ->
                                set.change() != Assignment.Change.OVERWRITES && set.change() != Assignment.Change.KEEPS)
                        .map(set -> Statements.bound(effect, set.value()))
                        .forEach(amounts::add);
            }
        }
        return amounts;
    }

    private boolean setsToNew(Change other, Expr.Op difference) {
        List<Look> looks = reads.looks(difference.operands().get(1)).stream()
                .filter(look -> look.subject().isDurable())
                .toList();
        Writing writing = writings.of(other);
        return !looks.isEmpty()
                && (writing.kind() == Kind.VALUES || writing.kind() == Kind.WHOLE)
                && looks.stream()
                        .allMatch(look -> look.asked() == Asked.VALUES
                                && look.fields().size() == 1
                                && other.subjects().contains(look.subject())
                                && writing.values().entrySet().stream()
                                        .anyMatch(entry -> look.fields().contains(entry.getKey())
                                                && entry.getValue()
                                                        .filter(value -> Growth.isSame(
                                                                value,
                                                                difference
                                                                        .operands()
                                                                        .get(0)))
                                                        .isPresent()));
    }
}
