package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.List;
import java.util.Optional;

/**
 * Knows marks of some rows only among those that are gone through: where a row's own values decide whether it is taken away,
 * the next run finds those that stay.
 */
final class PartialMarks {
    private final Effects effects;

    PartialMarks(Effects effects) {
        this.effects = effects;
    }

    /**
     * Whether a mark leaves out rows for which a change is made all the same.
     *
     * @param mark what makes a check come out otherwise
     * @param change what stands behind the check
     * @param marks all that makes it come out otherwise
     */
    boolean leaveOut(Change mark, Change change, List<Change> marks) {
        Effect effect = mark.effect();
        return effect.guards().stream()
                .filter(guard -> guard.branch().method().equals(effect.site().method()))
                .filter(guard -> isAboutRow(guard, effect))
                .filter(guard -> change.effect().guards().stream().noneMatch(other -> isSame(guard, other)))
                .filter(guard -> marks.stream()
                        .flatMap(other -> other.effect().guards().stream())
                        .noneMatch(other -> isOtherSide(guard, other)))
                .anyMatch(guard -> effects.canPassBy(guard.branch(), effect.site()));
    }

    private static boolean isSame(Guard guard, Guard other) {
        return guard.sameWay(other)
                || (guard.outcome() == other.outcome() && guard.condition().equals(other.condition()));
    }

    private static boolean isOtherSide(Guard guard, Guard other) {
        return guard.branch().equals(other.branch()) && guard.side() != other.side();
    }

    /** Whether a condition asks the row for something that is marked. */
    private static boolean isAboutRow(Guard guard, Effect mark) {
        boolean thereOnly = guard.outcome() == Outcome.NULL || guard.outcome() == Outcome.NOT_NULL;
        return mark.operands().stream()
                .flatMap(operand -> row(operand).stream())
                .anyMatch(row -> mentions(guard.condition(), row)
                        && !(thereOnly && Exprs.nonNull(guard.condition()).equals(row)));
    }

    /** One of several things, of which a value is a part. */
    private static Optional<Expr> row(Expr value) {
        Expr at = Exprs.nonNull(value);
        while (at instanceof Expr.Field field) {
            at = Exprs.nonNull(field.base());
        }
        boolean one = at instanceof Expr.Element
                || (at instanceof Expr.Call call
                        && call.method().name().equals("next")
                        && call.method().owner().equals("java/util/Iterator"));
        return one ? Optional.of(at) : Optional.empty();
    }

    private static boolean mentions(Expr expr, Expr row) {
        boolean[] found = {false};
        Subexpressions.visit(expr, part -> found[0] |= part.equals(row));
        return found[0];
    }
}
