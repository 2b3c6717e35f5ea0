package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.sql.Assignment;
import dev.hapax.analysis.sql.Comparison;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows rows that are deleted before they are inserted anew: the second run takes away what the first one has made. */
final class ReplacedRows {
    private final Statements statements;
    private final Provenance provenance;
    private final Expansion expansion;

    ReplacedRows(Statements statements, Provenance provenance, Expansion expansion) {
        this.statements = statements;
        this.provenance = provenance;
        this.expansion = expansion;
    }

    /**
     * A deletion of what belongs to the message.
     *
     * @param change the deletion
     * @param columns the columns that say which rows, where it is a statement, and what they have to be
     * @param keys the values of the message that say so
     */
    private record Removal(Change change, Map<String, Expr> columns, List<Expr> keys) {}

    /** The changes, with those inserts harmless that put new rows in the place of old ones. */
    List<Change> judge(List<Change> changes) {
        List<Change> judged = new ArrayList<>(changes.size());
        List<Removal> removals = new ArrayList<>();
        for (Change change : changes) {
            boolean insert = change.rule() == Rule.INSERT
                    && change.durable()
                    && !change.repeat().isHarmless();
            boolean replaces = insert && removals.stream().anyMatch(before -> replaces(before, change));
            judged.add(replaces ? change.with(Repeat.NOTHING) : change);
            removal(change, removals);
        }
        return judged;
    }

    private void removal(Change change, List<Removal> removals) {
        Effect effect = change.effect();
        if (!change.durable() || !(effect.action() instanceof Action.Catalogued call)) {
            return;
        }
        Map<String, Expr> columns = new HashMap<>();
        List<Expr> keys = new ArrayList<>();
        if (call.role() instanceof Role.Effect known && known.kind() == Role.EffectKind.DELETE) {
            keys.addAll(effect.operands()
                    .subList(call.receiver() ? 1 : 0, effect.operands().size()));
        } else {
            List<SqlJudgement> run = statements.run(effect, call);
            if (run.size() == 1 && run.get(0) instanceof SqlJudgement.DeleteFrom delete) {
                if (!delete.exact() || !delete.where().stream().allMatch(Comparison::isEquality)) {
                    return; // some of the old rows stay
                }
                for (Comparison condition : delete.where()) {
                    Expr value = Statements.bound(effect, condition.value(), expansion);
                    columns.put(condition.column(), value);
                    keys.add(value);
                }
            }
        }
        keys.removeIf(Question::isConstant);
        if (!keys.isEmpty() && keys.stream().allMatch(provenance::isOfMessageAlone)) {
            removals.add(new Removal(change, columns, keys));
        }
    }

    private boolean replaces(Removal before, Change insert) {
        return before.change().subjects().stream().anyMatch(insert.subjects()::contains)
                && Rewritten.isAlwaysWith(before.change().effect(), insert.effect())
                && belongsTo(before, insert.effect());
    }

    /** Whether what is inserted has what the deletion has found the old rows by. */
    private boolean belongsTo(Removal before, Effect insert) {
        if (!(insert.action() instanceof Action.Catalogued call)) {
            return false;
        }
        List<SqlJudgement> run = statements.run(insert, call);
        if (!run.isEmpty() && !before.columns().isEmpty()) {
            return run.stream()
                    .anyMatch(statement -> statement instanceof SqlJudgement.InsertInto into
                            && isFoundBy(before.columns(), into.columns(), insert));
        }
        Set<Expr> parts = new HashSet<>();
        for (Expr operand : insert.operands()
                .subList(call.receiver() ? 1 : 0, insert.operands().size())) {
            Subexpressions.visit(expansion.of(operand), parts::add);
            Subexpressions.visit(expansion.elementOf(operand), parts::add);
        }
        return parts.containsAll(before.keys());
    }

    /** Whether a row is given at least one of the columns that the deletion goes by, and with the same value. */
    private boolean isFoundBy(Map<String, Expr> columns, List<Assignment> given, Effect insert) {
        List<Assignment> shared = given.stream()
                .filter(column -> columns.containsKey(column.column()))
                .toList();
        return !shared.isEmpty()
                && shared.stream()
                        .allMatch(column -> Statements.bound(insert, column.value(), expansion)
                                .equals(columns.get(column.column())));
    }
}
