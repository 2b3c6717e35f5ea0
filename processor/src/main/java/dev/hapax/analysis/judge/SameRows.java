package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.sql.Comparison;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.List;

/** Knows queries for the very row that a statement inserts, by values that the message brings. */
final class SameRows {
    private final Statements statements;
    private final Provenance provenance;

    SameRows(Statements statements, Provenance provenance) {
        this.statements = statements;
        this.provenance = provenance;
    }

    /** Whether a query asks for what an insert writes: by values of the row, of which the message brings at least one. */
    boolean areAskedFor(Change query, Change insert) {
        List<SqlJudgement> asked = run(query.effect());
        List<SqlJudgement> made = run(insert.effect());
        return asked.size() == 1
                && made.size() == 1
                && asked.get(0) instanceof SqlJudgement.Read read
                && made.get(0) instanceof SqlJudgement.InsertInto into
                && read.tables().size() == 1
                && into.table().filter(read.tables()::contains).isPresent()
                && areValues(read.where(), query.effect(), into, insert.effect());
    }

    private List<SqlJudgement> run(Effect effect) {
        return effect.action() instanceof Action.Catalogued call ? statements.run(effect, call) : List.of();
    }

    private boolean areValues(List<Comparison> where, Effect query, SqlJudgement.InsertInto into, Effect insert) {
        boolean brought = false;
        for (Comparison condition : where) {
            Expr asked = Statements.bound(query, condition.value());
            boolean written = into.columns().stream()
                    .filter(column -> column.column().equals(condition.column()))
                    .anyMatch(column -> Constants.areSame(Statements.bound(insert, column.value()), asked));
            boolean message = provenance.isOfMessageAlone(asked);
            if (!condition.isEquality() || !written || !(message || Question.isConstant(asked))) {
                return false;
            }
            brought |= message;
        }
        return brought;
    }
}
