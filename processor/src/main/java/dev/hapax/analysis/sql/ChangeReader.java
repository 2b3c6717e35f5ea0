package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.Assignment.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseAnd;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseLeftShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseOr;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseRightShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseXor;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Says how the new value of a column depends on its old one. */
final class ChangeReader {
    private final RowScope scope;
    private final String column;
    private final Set<String> assigned;

    /**
     * For one column.
     *
     * @param column the column, in lower case
     * @param assigned all columns that the statement sets
     */
    ChangeReader(RowScope scope, String column, Set<String> assigned) {
        this.scope = scope;
        this.column = column;
        this.assigned = assigned;
    }

    Change read(Expression expression) {
        Change change = of(expression);
        boolean fromChanged = change == Change.OVERWRITES
                && targetColumns(expression).stream().anyMatch(assigned::contains);
        // SET previous = status, status = ?: a second run reads what the first one wrote
        return fromChanged ? Change.DERIVES : change;
    }

    private Change of(Expression expression) {
        if (expression instanceof Column other) {
            return isOld(other) ? Change.KEEPS : Change.OVERWRITES;
        }
        if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return of(list.get(0));
        }
        if (expression instanceof CastExpression cast && cast.getLeftExpression() != null) {
            return of(cast.getLeftExpression());
        }
        if (expression instanceof TrimFunction trim && trim.getExpression() != null) {
            return of(trim.getExpression());
        }
        if (expression instanceof SignedExpression signed) {
            return signed.getSign() == '+' ? of(signed.getExpression()) : grown(of(signed.getExpression()));
        }
        if (expression instanceof NotExpression not) {
            return grown(of(not.getExpression()));
        }
        if (expression instanceof BinaryExpression binary) {
            return binary(binary);
        }
        if (expression instanceof CaseExpression cases) {
            return cases(cases);
        }
        if (expression instanceof Function function && function.getName() != null) {
            return function(function);
        }
        if (expression instanceof ParenthesedSelect select) {
            return subquery(select);
        }
        return targetColumns(expression).contains(column) ? Change.DERIVES : Change.OVERWRITES;
    }

    private boolean isOld(Column other) {
        return RowScope.name(other).equals(column) && scope.isTarget(other);
    }

    private static Change grown(Change change) {
        return switch (change) {
            case OVERWRITES -> Change.OVERWRITES;
            case DERIVES -> Change.DERIVES;
            case KEEPS, GROWS -> Change.GROWS;
        };
    }

    private Change binary(BinaryExpression binary) {
        Expression left = binary.getLeftExpression();
        Expression right = binary.getRightExpression();
        Change both = worst(List.of(of(left), of(right)));
        if (both == Change.OVERWRITES) {
            return both;
        }
        if (binary instanceof Concat && (isJsonObject(left) || isJsonObject(right))) {
            return both;
        }
        if (binary instanceof Concat && (isJson(left) || isJson(right))) {
            return Change.DERIVES;
        }
        if (binary instanceof Subtraction && right instanceof StringValue) {
            // PostgreSQL: a JSON object without that key
            return both;
        }
        if (binary instanceof BitwiseAnd || binary instanceof BitwiseOr) {
            return both;
        }
        if (binary instanceof Modulo) {
            return of(right) == Change.OVERWRITES ? both : Change.DERIVES;
        }
        return isArithmetic(binary) ? grown(both) : Change.DERIVES;
    }

    private static boolean isArithmetic(BinaryExpression binary) {
        return binary instanceof Addition
                || binary instanceof Subtraction
                || binary instanceof Multiplication
                || binary instanceof Division
                || binary instanceof IntegerDivision
                || binary instanceof Concat
                || binary instanceof BitwiseXor
                || binary instanceof BitwiseLeftShift
                || binary instanceof BitwiseRightShift;
    }

    private static boolean isJson(Expression expression) {
        return expression instanceof CastExpression cast
                && cast.getColDataType() != null
                && cast.getColDataType().getDataType() != null
                && cast.getColDataType().getDataType().toLowerCase(Locale.ROOT).startsWith("json");
    }

    private static boolean isJsonObject(Expression expression) {
        if (expression instanceof Function function && function.getName() != null) {
            return function.getName().toLowerCase(Locale.ROOT).endsWith("build_object");
        }
        return isJson(expression)
                && expression instanceof CastExpression cast
                && cast.getLeftExpression() instanceof StringValue text
                && text.getValue().strip().startsWith("{");
    }

    private Change cases(CaseExpression cases) {
        List<Change> branches = new ArrayList<>();
        Set<String> asked = new java.util.HashSet<>();
        if (cases.getSwitchExpression() != null) {
            asked.addAll(targetColumns(cases.getSwitchExpression()));
        }
        for (WhenClause when : cases.getWhenClauses()) {
            branches.add(of(when.getThenExpression()));
            asked.addAll(targetColumns(when.getWhenExpression()));
        }
        if (cases.getElseExpression() != null) {
            branches.add(of(cases.getElseExpression()));
        }
        return branches(branches, asked);
    }

    private Change branches(List<Change> branches, Set<String> asked) {
        Change worst = worst(branches);
        if (worst == Change.GROWS && branches.contains(Change.KEEPS) && guards(asked)) {
            // grows only where another column, which this statement sets as well, says that it has not grown yet
            return Change.DERIVES;
        }
        long fresh = branches.stream().filter(Change.OVERWRITES::equals).count();
        boolean toggles = fresh > 1 && asked.contains(column);
        return toggles && worst != Change.GROWS ? Change.DERIVES : worst;
    }

    private boolean guards(Collection<String> asked) {
        return asked.stream().anyMatch(name -> !name.equals(column) && assigned.contains(name));
    }

    private Change function(Function function) {
        List<Expression> arguments =
                function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
        String name = function.getName().toLowerCase(Locale.ROOT);
        if (name.equals("values") || !targetColumns(function).contains(column)) {
            // VALUES(n) in MySQL is the value that was to be inserted
            return Change.OVERWRITES;
        }
        if ((name.equals("if") || name.equals("iif")) && arguments.size() == 3) {
            return branches(List.of(of(arguments.get(1)), of(arguments.get(2))), targetColumns(arguments.get(0)));
        }
        Change worst = worst(arguments.stream().map(this::of).toList());
        if (SqlFunctions.keeps(name)) {
            return worst;
        }
        return SqlFunctions.grows(name) ? grown(worst) : Change.DERIVES;
    }

    private Change subquery(ParenthesedSelect select) {
        if (select.getSelect() instanceof PlainSelect plain
                && plain.getSelectItems() != null
                && plain.getSelectItems().size() == 1
                && plain.getFromItem() instanceof Table from) {
            Expression item = plain.getSelectItem(0).getExpression();
            if (scope.isTarget(from)) {
                Change change = of(item);
                return change == Change.KEEPS ? Change.DERIVES : change;
            }
            RowScope inner = new RowScope(from);
            boolean correlated =
                    columns(item).stream().anyMatch(c -> isOld(c) && c.getTable() != null && !inner.isNamed(c));
            return correlated ? of(item) : Change.OVERWRITES;
        }
        return Change.OVERWRITES;
    }

    private static Change worst(List<Change> changes) {
        Change worst = Change.OVERWRITES;
        for (Change change : changes) {
            worst = rank(change) > rank(worst) ? change : worst;
        }
        return worst;
    }

    private static int rank(Change change) {
        return switch (change) {
            case OVERWRITES -> 0;
            case KEEPS -> 1;
            case DERIVES -> 2;
            case GROWS -> 3;
        };
    }

    private Set<String> targetColumns(Expression expression) {
        Set<String> names = new java.util.HashSet<>();
        for (Column other : columns(expression)) {
            if (scope.isTarget(other)) {
                names.add(RowScope.name(other));
            }
        }
        return names;
    }

    private static List<Column> columns(Expression expression) {
        List<Column> columns = new ArrayList<>();
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Column found, S context) {
                        columns.add(found);
                        return null;
                    }

                    @Override
                    public <S> Void visit(Function call, S context) {
                        return "values".equalsIgnoreCase(call.getName()) ? null : super.visit(call, context);
                    }
                },
                null);
        return columns;
    }
}
