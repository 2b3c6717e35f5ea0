package dev.hapax.analysis.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.update.UpdateSet;

/** Reads what a SET clause assigns. */
final class AssignmentReader {
    private final RowScope scope;
    private final ValueReader values;

    AssignmentReader(RowScope scope, ValueReader values) {
        this.scope = scope;
        this.values = values;
    }

    private record Pair(Column column, Expression value) {}

    List<Assignment> read(List<UpdateSet> sets) {
        List<Pair> pairs = new ArrayList<>();
        if (sets != null) {
            sets.forEach(set -> pairs.addAll(pairs(set)));
        }
        Set<String> assigned =
                pairs.stream().map(pair -> RowScope.name(pair.column())).collect(Collectors.toSet());
        List<Assignment> assignments = new ArrayList<>();
        for (Pair pair : pairs) {
            String name = RowScope.name(pair.column());
            assignments.add(new Assignment(
                    name, values.read(pair.value()), new ChangeReader(scope, name, assigned).read(pair.value())));
        }
        return assignments;
    }

    private static List<Pair> pairs(UpdateSet set) {
        List<Expression> given = new ArrayList<>(set.getValues());
        int columns = set.getColumns().size();
        if (given.size() == 1 && columns > 1) {
            given = spread(given.get(0));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < columns && !given.isEmpty(); i++) {
            // a row value that cannot be taken apart stands for each of its columns
            pairs.add(new Pair(set.getColumn(i), given.get(given.size() == columns ? i : 0)));
        }
        return pairs;
    }

    private static List<Expression> spread(Expression row) {
        if (row instanceof ExpressionList<?> list) {
            return List.copyOf(list);
        }
        if (row instanceof ParenthesedSelect select
                && select.getSelect() instanceof PlainSelect plain
                && plain.getFromItem() == null) {
            return plain.getSelectItems().stream()
                    .map(item -> (Expression) item.getExpression())
                    .toList();
        }
        return List.of(row);
    }
}
