package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.SqlJudgement.Control;
import dev.hapax.analysis.sql.SqlJudgement.Definition;
import dev.hapax.analysis.sql.SqlJudgement.DeleteFrom;
import dev.hapax.analysis.sql.SqlJudgement.InsertInto;
import dev.hapax.analysis.sql.SqlJudgement.Procedure;
import dev.hapax.analysis.sql.SqlJudgement.Read;
import dev.hapax.analysis.sql.SqlJudgement.Unparsable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judgements in one line, so that a test's table can be read. */
final class JudgementText {
    private JudgementText() {}

    static String of(String sql) {
        return SqlStatements.judge(sql).stream().map(JudgementText::of).collect(Collectors.joining("; "));
    }

    private static String of(SqlJudgement judgement) {
        if (judgement instanceof Read read) {
            return "read " + String.join("+", read.tables()) + where(read.where())
                    + (read.functions().isEmpty() ? "" : " calls " + String.join("+", read.functions()))
                    + (read.locks() ? " locks" : "");
        }
        if (judgement instanceof SqlJudgement.SetOf set) {
            return "set " + table(set.table()) + " " + list(set.sets()) + where(set.where());
        }
        if (judgement instanceof SqlJudgement.Grow grow) {
            return "grow " + table(grow.table()) + "." + grow.column() + " by " + grow.expression()
                    + where(grow.where());
        }
        if (judgement instanceof SqlJudgement.Derived derived) {
            return "derive " + table(derived.table()) + "." + derived.column() + " by " + derived.expression()
                    + where(derived.where());
        }
        if (judgement instanceof SqlJudgement.Claim claim) {
            return "claim " + table(claim.table()) + "." + claim.column() + where(claim.where());
        }
        if (judgement instanceof InsertInto insert) {
            return "insert " + table(insert.table()) + " " + list(insert.columns()) + " " + insert.conflict()
                    + (insert.conflictKey().isEmpty() ? "" : " on " + String.join("+", insert.conflictKey()))
                    + (insert.updates().isEmpty() ? "" : " then " + list(insert.updates()));
        }
        if (judgement instanceof DeleteFrom delete) {
            return "delete " + table(delete.table()) + where(delete.where());
        }
        if (judgement instanceof Procedure procedure) {
            return "procedure " + procedure.name().orElse("?");
        }
        if (judgement instanceof Control control) {
            return "control " + control.verb();
        }
        if (judgement instanceof Definition definition) {
            return "define " + definition.verb() + (definition.repeatable() ? " repeatable" : "");
        }
        return "unparsable: " + ((Unparsable) judgement).why();
    }

    private static String table(Optional<String> table) {
        return table.orElse("?");
    }

    private static String list(List<Assignment> assignments) {
        return assignments.stream()
                .map(assignment -> assignment.column() + "=" + value(assignment.value()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String where(List<Comparison> where) {
        return where.isEmpty()
                ? ""
                : where.stream()
                        .map(one -> one.column() + " " + one.operator() + " " + value(one.value()))
                        .collect(Collectors.joining(", ", " where ", ""));
    }

    private static String value(SqlValue value) {
        if (value instanceof SqlValue.Parameter parameter) {
            return parameter.name().map(name -> ":" + name).orElse("?" + parameter.position());
        }
        if (value instanceof SqlValue.Literal literal) {
            return literal.text();
        }
        if (value instanceof SqlValue.Function function) {
            return function.name() + "!" + function.nature();
        }
        if (value instanceof SqlValue.Expression expression) {
            return "{" + expression.text()
                    + (expression.parts().isEmpty()
                            ? ""
                            : expression.parts().stream()
                                    .map(JudgementText::value)
                                    .collect(Collectors.joining(",", "|", "")))
                    + "}";
        }
        return "…";
    }
}
