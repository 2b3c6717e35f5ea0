package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlValue.Function;
import dev.hapax.analysis.sql.SqlValue.Literal;
import dev.hapax.analysis.sql.SqlValue.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateValue;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimeValue;
import net.sf.jsqlparser.expression.TimestampValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Says where the value of an expression comes from. */
final class ValueReader {
    private final SqlText statement;
    private final RowScope scope;

    ValueReader(SqlText statement, RowScope scope) {
        this.statement = statement;
        this.scope = scope;
    }

    SqlValue read(Expression expression) {
        return read(expression, true);
    }

    /** What several rows give the same column. */
    SqlValue readAll(List<Expression> expressions) {
        if (expressions.size() == 1) {
            return read(expressions.get(0));
        }
        List<SqlValue> parts = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Expression expression : expressions) {
            parts.add(read(expression));
            texts.add(text(expression));
        }
        return new SqlValue.Expression(String.join(", ", texts), parts);
    }

    String text(Expression expression) {
        return statement.shown(expression.toString());
    }

    private SqlValue read(Expression expression, boolean resolve) {
        if (expression instanceof JdbcNamedParameter parameter) {
            return parameter(parameter);
        }
        if (expression instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return read(list.get(0), resolve);
        }
        if (expression instanceof CastExpression cast && cast.getLeftExpression() != null) {
            return read(cast.getLeftExpression(), resolve);
        }
        String written = expression.toString();
        if (SqlText.hasUnknown(written)) {
            return new Unknown(written);
        }
        if (isLiteral(expression)) {
            return new Literal(written);
        }
        Optional<Function> function = function(expression);
        if (function.isPresent()) {
            return function.get();
        }
        if (resolve && expression instanceof Column column) {
            Optional<Expression> source = scope.source(column);
            if (source.isPresent()) {
                return read(source.get(), false);
            }
        }
        return new SqlValue.Expression(text(expression), parts(expression));
    }

    private SqlValue parameter(JdbcNamedParameter parameter) {
        return statement
                .parameter(parameter.getName())
                .map(found -> (SqlValue) found)
                .orElseGet(() -> new SqlValue.Expression(text(parameter), List.of()));
    }

    static boolean isLiteral(Expression expression) {
        return expression instanceof StringValue
                || expression instanceof LongValue
                || expression instanceof DoubleValue
                || expression instanceof NullValue
                || expression instanceof BooleanValue
                || expression instanceof HexValue
                || expression instanceof DateValue
                || expression instanceof TimeValue
                || expression instanceof TimestampValue
                || expression instanceof DateTimeLiteralExpression
                || (expression instanceof SignedExpression signed && isLiteral(signed.getExpression()))
                || (expression instanceof Column column && (isTruthValue(column) || RowScope.isJavaConstant(column)));
    }

    private static boolean isTruthValue(Column column) {
        String name = RowScope.name(column);
        return column.getTable() == null && (name.equals("true") || name.equals("false"));
    }

    private Optional<Function> function(Expression expression) {
        String name = "";
        if (expression instanceof net.sf.jsqlparser.expression.Function function && function.getName() != null) {
            name = function.getName();
        } else if (expression instanceof TimeKeyExpression key) {
            name = key.getStringValue();
        } else if (expression instanceof NextValExpression) {
            name = "nextval";
        } else if (expression instanceof Column column) {
            // keywords without parentheses, and Oracle's sequence.NEXTVAL
            name = RowScope.name(column);
        }
        String plain = name.replaceAll("[\"`\\[\\]()]|^.*\\.", "").strip().toLowerCase(Locale.ROOT);
        return SqlFunctions.nature(plain).map(nature -> new Function(plain, nature, text(expression)));
    }

    private List<SqlValue> parts(Expression expression) {
        List<SqlValue> parts = new ArrayList<>();
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(JdbcNamedParameter parameter, S context) {
                        parts.add(parameter(parameter));
                        return null;
                    }

                    @Override
                    public <S> Void visit(net.sf.jsqlparser.expression.Function call, S context) {
                        function(call).ifPresent(parts::add);
                        return super.visit(call, context);
                    }

                    @Override
                    public <S> Void visit(TimeKeyExpression key, S context) {
                        function(key).ifPresent(parts::add);
                        return null;
                    }

                    @Override
                    public <S> Void visit(NextValExpression next, S context) {
                        function(next).ifPresent(parts::add);
                        return null;
                    }

                    @Override
                    public <S> Void visit(Column column, S context) {
                        function(column)
                                .map(found -> (SqlValue) found)
                                .or(() -> scope.source(column).map(source -> read(source, false)))
                                .ifPresent(parts::add);
                        return null;
                    }
                },
                null);
        return parts;
    }
}
