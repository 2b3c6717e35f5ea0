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

    /** Whether a condition asks the row for something that is marked, or asks what belongs to it in another list. */
    private static boolean isAboutRow(Guard guard, Effect mark) {
        boolean thereOnly = guard.outcome() == Outcome.NULL || guard.outcome() == Outcome.NOT_NULL;
        return mark.operands().stream()
                .flatMap(operand -> row(operand).stream())
                .anyMatch(row -> Subexpressions.hold(
                                guard.condition(), part -> part.equals(row) || isAtSamePlace(part, row))
                        && !(thereOnly && Exprs.nonNull(guard.condition()).equals(row)));
    }

    /** Two lists that are gone through together: {@code answers.get(i)} is the answer to {@code requests.get(i)}. */
    private static boolean isAtSamePlace(Expr part, Expr row) {
        return part instanceof Expr.Call one
                && row instanceof Expr.Call other
                && isPlace(one)
                && isPlace(other)
                && one.args().get(1).equals(other.args().get(1));
    }

    private static boolean isPlace(Expr.Call call) {
        return call.method().name().equals("get")
                && call.method().owner().equals("java/util/List")
                && call.args().size() == 2
                && !(call.args().get(1) instanceof Expr.Const);
    }

    /** One of several things, of which a value is a part. */
    private static Optional<Expr> row(Expr value) {
        Expr at = Exprs.nonNull(value);
        while (at instanceof Expr.Field field) {
            at = Exprs.nonNull(field.base());
        }
        boolean one = at instanceof Expr.Element
                || (at instanceof Expr.Call call && (isPlace(call) || Containers.isNext(call)));
        return one ? Optional.of(at) : Optional.empty();
    }
}
