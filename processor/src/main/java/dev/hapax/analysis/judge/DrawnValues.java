package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.sql.Assignment;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlValue;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells whether a change writes a value that is drawn anew in each run: by the code, or by the database. */
final class DrawnValues {
    private final Statements statements;
    private final Supplier<Chances> chances;

    DrawnValues(Statements statements, Supplier<Chances> chances) {
        this.statements = statements;
        this.chances = chances;
    }

    boolean isIn(Judged judged) {
        Chances strictly = chances.get();
        strictly.add(new Judged(judged.handler(), judged.change(), judged.protection(), true, judged.isDeclared()));
        return !strictly.all().isEmpty() || isDrawnByDatabase(judged.change());
    }

    private boolean isDrawnByDatabase(Change change) {
        return change.effect().action() instanceof Action.Catalogued call
                && statements.run(change.effect(), call).stream()
                        .flatMap(DrawnValues::written)
                        .map(Assignment::value)
                        .anyMatch(DrawnValues::isDrawn);
    }

    private static Stream<Assignment> written(SqlJudgement statement) {
        if (statement instanceof SqlJudgement.Update update) {
            return update.sets().stream();
        }
        return statement instanceof SqlJudgement.InsertInto insert
                ? Stream.of(insert.columns(), insert.updates()).flatMap(List::stream)
                : Stream.empty();
    }

    private static boolean isDrawn(SqlValue value) {
        return value instanceof SqlValue.Function
                || value instanceof SqlValue.Unknown
                || (value instanceof SqlValue.Expression expression
                        && expression.parts().stream().anyMatch(DrawnValues::isDrawn));
    }
}
