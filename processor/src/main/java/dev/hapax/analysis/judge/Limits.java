package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Operator;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.Optional;

/**
 * Knows checks that there is not too much of something yet: {@code count < limit}, {@code total.add(amount) <= most}. One more
 * may leave room for another one. It is different where what it has to stay below is written with it: after {@code version},
 * {@code last < version} does not hold.
 */
final class Limits {
    private Limits() {}

    /** Whether a question to what is there as a whole may be answered as before when there is more of it. */
    static boolean mayLeaveRoom(Look look, Question question, Writing more) {
        if (!isOrdered(question) || !look.fields().isEmpty()) {
            return false;
        }
        return question.compared().isPresent()
                || (question.about() instanceof Expr.OneOf compared
                        && compared.options().stream().noneMatch(option -> mayBeWritten(option, look, more)));
    }

    /** Whether it is asked if something has reached a bound that does not come from what is written: of what is not known, most has not. */
    static boolean isSet(Question question) {
        boolean withZero = question.compared().isEmpty() && !(question.about() instanceof Expr.OneOf);
        return isReckoned(question)
                || (isOrdered(question) && (withZero || question.compared().isPresent()));
    }

    /**
     * Whether it is asked if there is enough, or not too much: {@code there - reserved >= amount}, {@code reserved + amount <= there}.
     * No such value is what was written last. So it is with two fields of one object: {@code reserved <= there}.
     */
    static boolean isReckoned(Question question) {
        return isOrdered(question)
                && question.about() instanceof Expr.OneOf compared
                && (compared.options().stream().anyMatch(Limits::isSum) || isWithinOneObject(compared));
    }

    private static boolean isWithinOneObject(Expr.OneOf compared) {
        return compared.options().stream()
                        .map(Exprs::nonNull)
                        .map(option -> option instanceof Expr.Field field ? field.base() : option)
                        .distinct()
                        .count()
                == 1;
    }

    private static boolean isSum(Expr value) {
        return Exprs.nonNull(value) instanceof Expr.Op op
                && (op.operator() == Operator.ADD || op.operator() == Operator.SUBTRACT)
                && op.operands().stream().noneMatch(Expr.Const.class::isInstance);
    }

    private static boolean isOrdered(Question question) {
        return question.outcome() == Outcome.OTHER || question.outcome() == Outcome.ORDERED_OR_SAME;
    }

    private static boolean mayBeWritten(Expr option, Look look, Writing more) {
        boolean unknown = more.values().isEmpty() || more.values().containsValue(Optional.<Expr>empty());
        return more.values().containsValue(Optional.of(Exprs.nonNull(option)))
                || (unknown && mayBeKept(option) && !isOf(look, option));
    }

    /** Whether a value may come from the message as it is: not from a setting, nor added up. */
    static boolean mayBeKept(Expr option) {
        Expr value = Exprs.nonNull(option);
        return Subexpressions.mentionsParameter(value) && !(value instanceof Expr.Op) && !StateReads.isMemory(value);
    }

    private static boolean isOf(Look look, Expr value) {
        return Subexpressions.hold(
                value, part -> part instanceof Expr.Call call && call.site().equals(look.site()));
    }
}
