package dev.hapax.analysis.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Recognizes {@code WHERE NOT EXISTS (SELECT … FROM the same table …)}. */
final class AbsenceReader {
    private final RowScope target;
    private final ValueReader values;

    AbsenceReader(RowScope target, ValueReader values) {
        this.target = target;
        this.values = values;
    }

    /** The columns by which a row of the target must not be there; empty where nothing is asked. */
    Optional<List<String>> absentKey(Expression condition) {
        if (condition instanceof AndExpression and) {
            return absentKey(and.getLeftExpression()).or(() -> absentKey(and.getRightExpression()));
        }
        if (condition instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return absentKey(list.get(0));
        }
        if (condition instanceof NotExpression not && not.getExpression() instanceof ExistsExpression exists) {
            return exists.isNot() ? Optional.empty() : key(exists);
        }
        return condition instanceof ExistsExpression exists && exists.isNot() ? key(exists) : Optional.empty();
    }

    private Optional<List<String>> key(ExistsExpression exists) {
        if (exists.getRightExpression() instanceof ParenthesedSelect select
                && select.getSelect() instanceof PlainSelect plain
                && plain.getFromItem() instanceof Table from
                && target.isTarget(from)) {
            RowScope scope = new RowScope(from);
            List<String> columns = new ArrayList<>();
            for (Comparison comparison : new ConditionReader(scope, values).read(plain.getWhere())) {
                columns.add(comparison.column());
            }
            return Optional.of(columns);
        }
        return Optional.empty();
    }
}
