package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.Assignment.Change;
import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import dev.hapax.analysis.sql.SqlJudgement.InsertInto;
import dev.hapax.analysis.sql.SqlJudgement.SetOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.OracleMultiInsertBranch;
import net.sf.jsqlparser.statement.insert.OracleMultiInsertClause;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/** Judges an INSERT by its values and by what it does about rows that are already there. */
final class InsertJudge {
    private final SqlText statement;

    InsertJudge(SqlText statement) {
        this.statement = statement;
    }

    List<SqlJudgement> judge(Insert insert) {
        if (insert.isOracleMultiInsert() && insert.getOracleMultiInsertBranches() != null) {
            return severalTables(insert);
        }
        RowScope scope = new RowScope(insert.getTable());
        ValueReader values = new ValueReader(statement, scope);
        Map<String, Expression> given = new HashMap<>();
        List<Assignment> columns = insert.getSetUpdateSets() != null
                ? bySet(insert.getSetUpdateSets(), values, given)
                : byValues(insert.getColumns(), insert.getSelect(), values, given);
        scope.addSource("excluded", given);
        if (insert.getRowAlias() != null) {
            scope.addSource(RowScope.name(insert.getRowAlias()), given);
        }
        if (insert.getConflictAction() != null) {
            List<String> key = conflictKey(insert);
            return List.of(
                    insert.getConflictAction().getConflictActionType() == ConflictActionType.DO_NOTHING
                            ? inserted(scope, columns, Conflict.IGNORED, key)
                            : upserted(
                                    scope,
                                    columns,
                                    key,
                                    insert.getConflictAction().getUpdateSets(),
                                    insert.getConflictAction().getWhereExpression()));
        }
        if (insert.getDuplicateAction() != null || insert.getDuplicateUpdateSets() != null) {
            List<UpdateSet> updates = insert.getDuplicateUpdateSets() != null
                    ? insert.getDuplicateUpdateSets()
                    : insert.getDuplicateAction().getUpdateSets();
            return List.of(
                    updates == null
                            ? inserted(scope, columns, Conflict.IGNORED, List.of())
                            : upserted(scope, columns, List.of(), updates, null));
        }
        if (insert.isModifierIgnore() || statement.ignoresDuplicates()) {
            return List.of(inserted(scope, columns, Conflict.IGNORED, List.of()));
        }
        if (insert.getSelect() instanceof PlainSelect select) {
            Optional<List<String>> absent = new AbsenceReader(scope, values).absentKey(select.getWhere());
            if (absent.isPresent()) {
                return List.of(inserted(scope, columns, Conflict.IGNORED, absent.get()));
            }
        }
        return List.of(
                inserted(scope, columns, insert.isOverwrite() ? Conflict.OVERWRITTEN : Conflict.NONE, List.of()));
    }

    /** REPLACE, UPSERT, INSERT OR REPLACE, INSERT OR IGNORE, and MERGE with KEY. */
    SqlJudgement judge(Upsert upsert) {
        RowScope scope = new RowScope(upsert.getTable());
        ValueReader values = new ValueReader(statement, scope);
        Map<String, Expression> given = new HashMap<>();
        List<Assignment> columns = upsert.getUpdateSets() != null
                ? bySet(upsert.getUpdateSets(), values, given)
                : byValues(upsert.getColumns(), upsert.getSelect(), values, given);
        scope.addSource("excluded", given);
        if (upsert.getDuplicateUpdateSets() != null) {
            return upserted(scope, columns, List.of(), upsert.getDuplicateUpdateSets(), null);
        }
        String type = String.valueOf(upsert.getUpsertType()).toUpperCase(Locale.ROOT);
        Conflict conflict = type.contains("IGNORE")
                ? Conflict.IGNORED
                : type.contains("ABORT") || type.contains("FAIL") || type.contains("ROLLBACK")
                        ? Conflict.NONE
                        : Conflict.OVERWRITTEN;
        return inserted(scope, columns, conflict, List.of());
    }

    private List<SqlJudgement> severalTables(Insert insert) {
        List<SqlJudgement> judgements = new ArrayList<>();
        for (OracleMultiInsertBranch branch : insert.getOracleMultiInsertBranches()) {
            for (OracleMultiInsertClause clause : branch.getClauses()) {
                RowScope scope = new RowScope(clause.getTable());
                List<Assignment> columns = byValues(
                        clause.getColumns(), clause.getSelect(), new ValueReader(statement, scope), new HashMap<>());
                judgements.add(inserted(scope, columns, Conflict.NONE, List.of()));
            }
        }
        return judgements;
    }

    private static InsertInto inserted(RowScope scope, List<Assignment> columns, Conflict conflict, List<String> key) {
        return new InsertInto(scope.table(), columns, conflict, key, List.of());
    }

    private SqlJudgement upserted(
            RowScope scope,
            List<Assignment> columns,
            List<String> key,
            List<UpdateSet> sets,
            @Nullable Expression condition) {
        ValueReader values = new ValueReader(statement, scope);
        List<Assignment> updates = new AssignmentReader(scope, values).read(sets);
        List<Comparison> where = new ArrayList<>();
        for (Assignment column : columns) {
            if (key.contains(column.column())) {
                where.add(new Comparison(column.column(), "=", column.value()));
            }
        }
        List<Comparison> conditions = new ConditionReader(scope, values).read(condition);
        where.addAll(conditions);
        if (conditions.isEmpty() && updates.stream().allMatch(set -> set.change() == Change.KEEPS && isItself(set))) {
            return inserted(scope, columns, Conflict.IGNORED, key);
        }
        SqlJudgement.Update judged = UpdateJudge.judge(scope.table(), updates, where);
        return judged instanceof SetOf
                ? new InsertInto(scope.table(), columns, Conflict.OVERWRITTEN, key, updates)
                : judged;
    }

    /** {@code id = id}: the customary way to say "do nothing". */
    private static boolean isItself(Assignment set) {
        return set.value() instanceof SqlValue.Expression expression
                && StatementWords.tableName(expression.text())
                        .filter(set.column()::equals)
                        .isPresent();
    }

    private static List<String> conflictKey(Insert insert) {
        if (insert.getConflictTarget() == null || insert.getConflictTarget().getIndexColumnNames() == null) {
            return List.of();
        }
        return insert.getConflictTarget().getIndexColumnNames().stream()
                .flatMap(name -> StatementWords.tableName(name).stream())
                .toList();
    }

    private static List<Assignment> bySet(List<UpdateSet> sets, ValueReader values, Map<String, Expression> given) {
        List<Assignment> columns = new ArrayList<>();
        for (UpdateSet set : sets) {
            for (int i = 0; i < set.getColumns().size() && i < set.getValues().size(); i++) {
                String name = RowScope.name(set.getColumn(i));
                given.put(name, set.getValue(i));
                columns.add(new Assignment(name, values.read(set.getValue(i)), Change.OVERWRITES));
            }
        }
        return columns;
    }

    static List<Assignment> byValues(
            List<Column> names, Select select, ValueReader values, Map<String, Expression> given) {
        List<List<Expression>> rows = rows(select);
        int width = rows.stream().mapToInt(List::size).min().orElse(0);
        if (names != null && !names.isEmpty()) {
            width = Math.min(width, names.size());
        }
        List<Assignment> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            String name = names == null || names.isEmpty() ? String.valueOf(i + 1) : RowScope.name(names.get(i));
            List<Expression> ofColumn =
                    rows.stream().map(row -> row.get(column)).toList();
            given.put(name, ofColumn.get(0));
            columns.add(new Assignment(name, values.readAll(ofColumn), Change.OVERWRITES));
        }
        return columns;
    }

    /** The rows that a source lists: of VALUES as they stand, of a query its one row of columns. */
    static List<List<Expression>> rows(Select select) {
        if (select instanceof ParenthesedSelect inner) {
            return rows(inner.getSelect());
        }
        if (select instanceof PlainSelect plain && plain.getSelectItems() != null) {
            return List.of(plain.getSelectItems().stream()
                    .map(item -> (Expression) item.getExpression())
                    .toList());
        }
        if (select instanceof Values values && values.getExpressions() != null) {
            List<Expression> listed = List.copyOf(values.getExpressions());
            boolean nested = !listed.isEmpty() && listed.stream().allMatch(List.class::isInstance);
            return nested ? listed.stream().map(InsertJudge::row).toList() : List.of(listed);
        }
        return List.of();
    }

    private static List<Expression> row(Expression row) {
        List<Expression> expressions = new ArrayList<>();
        if (row instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Expression expression) {
                    expressions.add(expression);
                }
            }
        }
        return expressions;
    }
}
