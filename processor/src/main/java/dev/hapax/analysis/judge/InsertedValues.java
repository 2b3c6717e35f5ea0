package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.sql.Assignment;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import dev.hapax.analysis.sql.SqlValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The constants and the values of the message that a statement inserts: what asks for others does not find the row. */
final class InsertedValues {
    private InsertedValues() {}

    /** The columns that hold such a value in each row that comes; nothing is known where a row that is there may change. */
    static Map<String, Optional<Expr>> of(SqlJudgement.InsertInto insert, Effect effect) {
        Map<String, Optional<Expr>> values = new HashMap<>();
        Set<String> seen = new HashSet<>();
        if (insert.conflict() == Conflict.NONE || insert.conflict() == Conflict.IGNORED) {
            for (Assignment given : insert.columns()) {
                String column = Writings.name(given.column());
                if (seen.add(column)) {
                    value(given, effect).ifPresent(value -> values.put(column, Optional.of(value)));
                } else {
                    values.remove(column); // several rows
                }
            }
        }
        return values;
    }

    private static Optional<Expr> value(Assignment given, Effect effect) {
        if (given.value() instanceof SqlValue.Literal literal) {
            String text = literal.text();
            boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
            return quoted ? Optional.of(new Expr.Const(text.substring(1, text.length() - 1))) : Optional.empty();
        }
        return Optional.of(Statements.bound(effect, given.value()))
                .filter(value -> Question.isConstant(value) || Subexpressions.mentionsParameter(value));
    }
}
