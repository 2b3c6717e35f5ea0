package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.Assignment.Change;
import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import dev.hapax.analysis.sql.SqlJudgement.DeleteFrom;
import dev.hapax.analysis.sql.SqlJudgement.InsertInto;
import dev.hapax.analysis.sql.SqlJudgement.Read;
import dev.hapax.analysis.sql.SqlJudgement.Unparsable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/** Judges a statement that was parsed, the data-modifying parts of its WITH clause first. */
final class StatementJudge {
    private final SqlText statement;

    StatementJudge(SqlText statement) {
        this.statement = statement;
    }

    List<SqlJudgement> judge(Statement parsed) {
        List<SqlJudgement> judgements = new ArrayList<>();
        WithClaims claims = new WithClaims();
        for (WithItem<?> item : withItems(parsed)) {
            ParenthesedStatement part = item.getParenthesedStatement();
            if (part instanceof Select query) {
                if (claims.feed(query)) {
                    claims.add(item.getAlias());
                }
            } else if (part instanceof ParenthesedInsert insert) {
                add(insert.getInsert(), item, claims, judgements);
            } else if (part instanceof ParenthesedUpdate update) {
                add(update.getUpdate(), item, claims, judgements);
            } else if (part instanceof ParenthesedDelete delete) {
                add(delete.getDelete(), item, claims, judgements);
            }
        }
        boolean onlyReads = judgements.isEmpty();
        List<SqlJudgement> main = main(parsed);
        for (SqlJudgement judgement : isFed(parsed, claims) ? once(main) : main) {
            if (onlyReads || !(judgement instanceof Read)) {
                judgements.add(judgement);
            }
        }
        return judgements;
    }

    private void add(Statement part, WithItem<?> item, WithClaims claims, List<SqlJudgement> judgements) {
        List<SqlJudgement> judged = judge(part);
        boolean fed = isFed(part, claims);
        judgements.addAll(fed ? once(judged) : judged);
        if (fed || (!judged.isEmpty() && judged.stream().allMatch(StatementJudge::isClaim))) {
            claims.add(item.getAlias());
        }
    }

    private static boolean isFed(Statement part, WithClaims claims) {
        return part instanceof Update update
                ? claims.feed(update)
                : part instanceof Insert insert && claims.feed(insert.getSelect());
    }

    /** What a claim lets take place once is a part of that claim. */
    private static List<SqlJudgement> once(List<SqlJudgement> judged) {
        return judged.stream()
                .filter(one -> !(one instanceof InsertInto into && into.conflict() == Conflict.NONE))
                .map(StatementJudge::claimed)
                .toList();
    }

    /** Whether a second run writes no row, and hands out none. */
    private static boolean isClaim(SqlJudgement judgement) {
        if (judgement instanceof SqlJudgement.Claim claim) {
            return claim.sets().stream()
                    .noneMatch(set -> set.column().equals(claim.column()) && set.change() == Change.GROWS);
        }
        return (judgement instanceof InsertInto insert && insert.conflict() == Conflict.IGNORED)
                || (judgement instanceof DeleteFrom delete
                        && delete.exact()
                        && !delete.where().isEmpty());
    }

    private static SqlJudgement claimed(SqlJudgement judgement) {
        return judgement instanceof SqlJudgement.Grow grow
                ? new SqlJudgement.Claim(grow.table(), grow.column(), grow.sets(), grow.where())
                : judgement;
    }

    /** Judges a statement of which clauses were left out since they are not known. */
    List<SqlJudgement> judgePartly(Statement parsed) {
        return judge(parsed).stream().map(this::weakened).toList();
    }

    private SqlJudgement weakened(SqlJudgement judgement) {
        if (judgement instanceof InsertInto insert) {
            return withUnknownConflict(insert);
        }
        boolean beforeWhere = statement.text().split("(?i)\\bwhere\\b", 2)[0].contains(SqlStatements.UNKNOWN);
        if (judgement instanceof SqlJudgement.Update && !(judgement instanceof SqlJudgement.Grow) && beforeWhere) {
            return new Unparsable(
                    SqlText.shorten(statement.shown(statement.text())), "what it sets is not known at build time");
        }
        return judgement;
    }

    private static InsertInto withUnknownConflict(InsertInto insert) {
        return insert.conflict() != Conflict.NONE
                ? insert
                : new InsertInto(
                        insert.table(), insert.columns(), Conflict.UNKNOWN, insert.conflictKey(), insert.updates());
    }

    private List<SqlJudgement> main(Statement parsed) {
        if (parsed instanceof Insert insert) {
            List<SqlJudgement> judged = new InsertJudge(statement).judge(insert);
            return statement.endsUnknown() ? judged.stream().map(this::weakened).toList() : judged;
        }
        if (parsed instanceof Upsert upsert) {
            return List.of(new InsertJudge(statement).judge(upsert));
        }
        if (parsed instanceof Update update) {
            return List.of(update(update));
        }
        if (parsed instanceof Merge merge) {
            return List.of(new MergeJudge(statement).judge(merge));
        }
        if (parsed instanceof Delete delete) {
            return List.of(delete(delete));
        }
        if (parsed instanceof Select select) {
            return List.of(
                    select instanceof PlainSelect plain && plain.getIntoTables() != null
                            ? new InsertInto(
                                    new RowScope(plain.getIntoTables().get(0)).table(),
                                    List.of(),
                                    Conflict.NONE,
                                    List.of(),
                                    List.of())
                            : read(select));
        }
        return List.of(StatementWords.judgeUnparsed(statement, "what such a statement does to rows is not known"));
    }

    private DeleteFrom delete(Delete delete) {
        RowScope scope = new RowScope(
                delete.getTable() == null
                                && delete.getTables() != null
                                && !delete.getTables().isEmpty()
                        ? delete.getTables().get(0)
                        : delete.getTable());
        ConditionReader conditions = new ConditionReader(scope, new ValueReader(statement, scope));
        boolean alone =
                isEmpty(delete.getUsingFromItemList()) && isEmpty(delete.getJoins()) && delete.getLimit() == null;
        return new DeleteFrom(
                scope.table(), conditions.read(delete.getWhere()), alone && conditions.readsAll(delete.getWhere()));
    }

    private static boolean isEmpty(@Nullable List<?> items) {
        return items == null || items.isEmpty();
    }

    private SqlJudgement update(Update update) {
        RowScope scope = new RowScope(update.getTable());
        if (update.getFromItem() instanceof Table from) {
            scope.addOther(from);
        }
        joins(update.getJoins(), scope);
        joins(update.getStartJoins(), scope);
        AssignmentReader reader = new AssignmentReader(scope, new ValueReader(statement, scope));
        List<Assignment> sets = reader.read(update.getUpdateSets());
        List<Comparison> where = new ConditionReader(scope, new ValueReader(statement, scope)).read(update.getWhere());
        return UpdateJudge.judge(scope.table(), sets, where);
    }

    private static void joins(List<Join> joins, RowScope scope) {
        if (joins != null) {
            for (Join join : joins) {
                if (join.getFromItem() instanceof Table table) {
                    scope.addOther(table);
                }
            }
        }
    }

    private Read read(Select select) {
        Set<String> functions = new LinkedHashSet<>();
        TablesNamesFinder<Void> finder = new TablesNamesFinder<>() {
            @Override
            public <S> Void visit(Function call, S context) {
                String name = call.getName() == null ? "" : call.getName().toLowerCase(Locale.ROOT);
                if (!SqlFunctions.isPure(name)) {
                    functions.add(name);
                }
                return super.visit(call, context);
            }
        };
        List<String> tables = new ArrayList<>();
        for (String table : finder.getTables((Statement) select)) {
            StatementWords.tableName(table)
                    .filter(name -> !tables.contains(name))
                    .ifPresent(tables::add);
        }
        List<Comparison> where = List.of();
        boolean locks = select.getForMode() != null || select.getForUpdate() != null;
        if (select instanceof PlainSelect plain) {
            RowScope scope = new RowScope(plain.getFromItem() instanceof Table table ? table : null);
            where = new ConditionReader(scope, new ValueReader(statement, scope)).read(plain.getWhere());
        }
        return new Read(tables, where, List.copyOf(functions), locks);
    }

    private static List<WithItem<?>> withItems(Statement parsed) {
        List<WithItem<?>> items = null;
        if (parsed instanceof Select select) {
            items = select.getWithItemsList();
        } else if (parsed instanceof Insert insert) {
            items = insert.getWithItemsList();
        } else if (parsed instanceof Update update) {
            items = update.getWithItemsList();
        } else if (parsed instanceof Delete delete) {
            items = delete.getWithItemsList();
        } else if (parsed instanceof Merge merge) {
            items = merge.getWithItemsList();
        }
        return items == null ? List.of() : items;
    }
}
