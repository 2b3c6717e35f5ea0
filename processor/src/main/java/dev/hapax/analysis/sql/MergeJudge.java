package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import dev.hapax.analysis.sql.SqlJudgement.DeleteFrom;
import dev.hapax.analysis.sql.SqlJudgement.InsertInto;
import dev.hapax.analysis.sql.SqlJudgement.SetOf;
import dev.hapax.analysis.sql.SqlJudgement.Unparsable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeDelete;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeOperation;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Judges a MERGE by its branches. */
final class MergeJudge {
    private final SqlText statement;

    MergeJudge(SqlText statement) {
        this.statement = statement;
    }

    SqlJudgement judge(Merge merge) {
        RowScope scope = new RowScope(merge.getTable());
        addSource(merge.getFromItem(), scope);
        ValueReader values = new ValueReader(statement, scope);
        ConditionReader conditions = new ConditionReader(scope, values);
        List<Comparison> on = conditions.read(merge.getOnCondition());

        List<Assignment> inserts = new ArrayList<>();
        List<Assignment> updates = new ArrayList<>();
        List<Comparison> where = new ArrayList<>(on);
        boolean insertsRows = false;
        boolean updatesRows = false;
        boolean deletesRows = false;
        for (MergeOperation operation : Objects.requireNonNullElse(merge.getOperations(), List.<MergeOperation>of())) {
            if (operation instanceof MergeInsert insert) {
                insertsRows = true;
                inserts.addAll(inserted(insert, values));
            } else if (operation instanceof MergeUpdate update) {
                where.addAll(updatesRows ? List.of() : conditions.read(update.getAndPredicate()));
                where.addAll(updatesRows ? List.of() : conditions.read(update.getWhereCondition()));
                updatesRows = true;
                updates.addAll(new AssignmentReader(scope, values).read(update.getUpdateSets()));
            } else if (operation instanceof MergeDelete) {
                deletesRows = true;
            }
        }
        if (updatesRows) {
            SqlJudgement.Update judged = UpdateJudge.judge(scope.table(), updates, where);
            return judged instanceof SetOf && insertsRows
                    ? new InsertInto(scope.table(), inserts, Conflict.OVERWRITTEN, columns(on), updates)
                    : judged;
        }
        if (insertsRows) {
            Conflict conflict = deletesRows ? Conflict.UNKNOWN : Conflict.IGNORED;
            return new InsertInto(scope.table(), inserts, conflict, columns(on), List.of());
        }
        return deletesRows
                ? new DeleteFrom(scope.table(), on, false)
                : new Unparsable(SqlText.shorten(statement.shown(statement.text())), "its branches are not known");
    }

    private static List<String> columns(List<Comparison> on) {
        return on.stream()
                .filter(Comparison::isEquality)
                .map(Comparison::column)
                .distinct()
                .toList();
    }

    private static List<Assignment> inserted(MergeInsert insert, ValueReader values) {
        List<Assignment> columns = new ArrayList<>();
        List<Expression> given = insert.getValues() == null ? List.of() : insert.getValues();
        List<Column> names = insert.getColumns() == null ? List.of() : insert.getColumns();
        for (int i = 0; i < given.size(); i++) {
            String name = i < names.size() ? RowScope.name(names.get(i)) : String.valueOf(i + 1);
            columns.add(new Assignment(name, values.read(given.get(i)), Assignment.Change.OVERWRITES));
        }
        return columns;
    }

    private static void addSource(FromItem source, RowScope scope) {
        if (source instanceof Table table) {
            scope.addOther(table);
        } else if (source != null && source.getAlias() != null) {
            FromItem inner = source instanceof ParenthesedFromItem parenthesed ? parenthesed.getFromItem() : source;
            if (inner instanceof Select select) {
                scope.addSource(RowScope.name(source.getAlias()), columns(select, source.getAlias()));
            }
        }
    }

    private static Map<String, Expression> columns(Select select, Alias alias) {
        Map<String, Expression> columns = new HashMap<>();
        List<List<Expression>> rows = InsertJudge.rows(select);
        if (rows.size() != 1) {
            return columns;
        }
        List<Expression> row = rows.get(0);
        List<String> names = new ArrayList<>();
        if (alias.getAliasColumns() != null) {
            alias.getAliasColumns().forEach(column -> names.add(column.name));
        } else {
            Select inner = select instanceof ParenthesedSelect parenthesed ? parenthesed.getSelect() : select;
            if (inner instanceof PlainSelect plain) {
                plain.getSelectItems()
                        .forEach(item -> names.add(
                                item.getAlias() == null
                                        ? item.getExpression().toString()
                                        : RowScope.name(item.getAlias())));
            }
        }
        for (int i = 0; i < row.size() && i < names.size(); i++) {
            columns.put(names.get(i).replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT), row.get(i));
        }
        return columns;
    }
}
