package dev.hapax.analysis.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a WITH clause that have rows the first time alone: what an insert that ignores duplicates, a compare-and-set or
 * a delete hands out, and what is selected from that. Whatever the same statement writes for those rows, it writes once.
 */
final class WithClaims {
    /** Hand out a row where there is none to count. */
    private static final Pattern AGGREGATE =
            Pattern.compile("(?i)\\b(count|sum|max|min|avg|every|bool_\\w+|\\w+_agg)\\s*\\(");

    private final Set<String> names = new HashSet<>();

    void add(Alias alias) {
        names.add(RowScope.name(alias));
    }

    /** Whether an update writes rows only where a claim has some. */
    boolean feed(Update update) {
        return isFed(update.getFromItem()) || areFed(update.getJoins()) || requires(update.getWhere());
    }

    /** Whether a query hands out rows only where a claim has some. */
    boolean feed(@Nullable Select query) {
        if (query instanceof ParenthesedSelect inner) {
            return feed(inner.getSelect());
        } else if (query instanceof SetOperationList several) {
            return several.getSelects().stream().allMatch(this::feed);
        }
        return query instanceof PlainSelect plain
                && !aggregates(plain)
                && (isFed(plain.getFromItem()) || areFed(plain.getJoins()) || requires(plain.getWhere()));
    }

    private boolean isFed(@Nullable FromItem from) {
        return from instanceof ParenthesedSelect inner
                ? feed(inner.getSelect())
                : from instanceof Table table && isClaim(table);
    }

    /** A join that leaves out what has no match. */
    private boolean areFed(@Nullable List<Join> joins) {
        return joins != null
                && joins.stream()
                        .anyMatch(join -> !join.isLeft()
                                && !join.isRight()
                                && !join.isFull()
                                && !join.isOuter()
                                && isFed(join.getFromItem()));
    }

    private boolean isClaim(Table table) {
        return names.contains(table.getName().toLowerCase(Locale.ROOT));
    }

    private boolean requires(@Nullable Expression condition) {
        if (condition instanceof AndExpression and) {
            return requires(and.getLeftExpression()) || requires(and.getRightExpression());
        } else if (condition instanceof ExistsExpression exists) {
            return !exists.isNot() && exists.getRightExpression() instanceof ParenthesedSelect query && feed(query);
        }
        return condition instanceof InExpression in
                && !in.isNot()
                && in.getRightExpression() instanceof ParenthesedSelect query
                && feed(query);
    }

    private static boolean aggregates(PlainSelect query) {
        return query.getGroupBy() == null
                && query.getSelectItems() != null
                && query.getSelectItems().stream()
                        .map(Object::toString)
                        .anyMatch(item -> AGGREGATE.matcher(item).find());
    }
}
