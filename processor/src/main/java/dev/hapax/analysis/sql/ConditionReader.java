package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlValue.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** Takes a condition apart into the comparisons that hold for every row that meets it. */
final class ConditionReader {
    private static final Set<String> NULL_SAFE = Set.of("<>", "<", ">", "NOT IN");

    private final RowScope scope;
    private final ValueReader values;

    ConditionReader(RowScope scope, ValueReader values) {
        this.scope = scope;
        this.values = values;
    }

    List<Comparison> read(@Nullable Expression condition) {
        List<Comparison> comparisons = new ArrayList<>();
        if (condition != null) {
            collect(condition, comparisons);
        }
        return comparisons;
    }

    /** Whether {@link #read} leaves nothing of a condition out: what meets the comparisons meets it. */
    boolean readsAll(@Nullable Expression condition) {
        if (condition instanceof AndExpression and) {
            return readsAll(and.getLeftExpression()) && readsAll(and.getRightExpression());
        }
        if (condition instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return readsAll(list.get(0));
        }
        return condition == null || read(condition).size() == 1;
    }

    private void collect(Expression condition, List<Comparison> comparisons) {
        if (condition instanceof AndExpression and) {
            collect(and.getLeftExpression(), comparisons);
            collect(and.getRightExpression(), comparisons);
        } else if (condition instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            collect(list.get(0), comparisons);
        } else if (condition instanceof OrExpression or) {
            orNull(or.getLeftExpression(), or.getRightExpression())
                    .or(() -> orNull(or.getRightExpression(), or.getLeftExpression()))
                    .ifPresent(comparisons::add);
        } else {
            comparison(condition).ifPresent(comparisons::add);
        }
    }

    /** {@code c IS NULL OR c <> v}: {@code NULL} is another value, too. */
    private Optional<Comparison> orNull(Expression isNull, Expression other) {
        Optional<Comparison> first =
                comparison(isNull).filter(found -> found.operator().equals("IS NULL"));
        return comparison(other)
                .filter(found -> NULL_SAFE.contains(found.operator())
                        && first.filter(nothing -> nothing.column().equals(found.column()))
                                .isPresent());
    }

    private Optional<Comparison> comparison(Expression condition) {
        if (condition instanceof IsDistinctExpression distinct) {
            return compared(distinct, distinct.isNot() ? "=" : "<>");
        }
        if (condition instanceof ComparisonOperator comparison) {
            String operator = comparison.getStringExpression().strip();
            return compared(comparison, operator.equals("!=") ? "<>" : operator);
        }
        if (condition instanceof IsNullExpression isNull) {
            return target(isNull.getLeftExpression())
                    .map(name -> new Comparison(name, isNull.isNot() ? "IS NOT NULL" : "IS NULL", new Literal("NULL")));
        }
        if (condition instanceof InExpression in) {
            return target(in.getLeftExpression())
                    .map(name -> new Comparison(name, in.isNot() ? "NOT IN" : "IN", listed(in.getRightExpression())));
        }
        if (condition instanceof IsBooleanExpression is) {
            return target(is.getLeftExpression())
                    .map(name -> new Comparison(name, is.isNot() ? "<>" : "=", literal(is.isTrue())));
        }
        if (condition instanceof NotExpression not) {
            return target(not.getExpression()).map(name -> new Comparison(name, "=", literal(false)));
        }
        return target(condition)
                .filter(name -> !ValueReader.isLiteral(condition))
                .map(name -> new Comparison(name, "=", literal(true)));
    }

    private static Literal literal(boolean value) {
        return new Literal(value ? "true" : "false");
    }

    private SqlValue listed(Expression list) {
        if (list instanceof ParenthesedExpressionList<?> several && !several.isEmpty()) {
            return several.size() == 1 ? values.read(several.get(0)) : values.readAll(List.copyOf(several));
        }
        return values.read(list);
    }

    private Optional<Comparison> compared(BinaryExpression comparison, String operator) {
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        Optional<String> leftColumn = target(left);
        if (leftColumn.isPresent() && !SqlText.hasUnknown(leftColumn.get())) {
            return Optional.of(new Comparison(leftColumn.get(), operator, values.read(right)));
        }
        return target(right).map(name -> new Comparison(name, turned(operator), values.read(left)));
    }

    private static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case ">" -> "<";
            case "<=" -> ">=";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private Optional<String> target(Expression expression) {
        return expression instanceof Column column
                        && scope.isTarget(column)
                        && !SqlText.hasUnknown(column.getColumnName())
                ? Optional.of(RowScope.name(column))
                : Optional.empty();
    }
}
