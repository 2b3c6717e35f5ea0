package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a guard asks, with the wrapping taken off: {@code Boolean.TRUE.equals(x)}, {@code x.isEmpty()},
 * {@code "NEW".equals(status)}.
 *
 * @param about what it looks at
 * @param outcome what it has to find there
 * @param compared what it compares that with; empty where it compares with nothing
 */
record Question(Expr about, Outcome outcome, Optional<Expr> compared) {
    private static final Set<String> MADE_OF = Set.of("of", "ofNullable");
    private static final Set<String> EMPTINESS = Set.of("isEmpty", "isNull", "isBlank");
    private static final Set<String> ORDER = Set.of("isBefore", "isAfter");
    private static final Set<String> FULLNESS = Set.of("isPresent", "nonNull", "isNotEmpty", "hasLength", "hasText");

    static Question of(Guard guard) {
        return of(guard.condition(), guard.outcome());
    }

    private static Question of(Expr condition, Outcome outcome) {
        if (condition instanceof Expr.Op op
                && op.operator() == Operator.COMPARE
                && op.operands().size() == 2) {
            return compared(op.operands(), outcome);
        }
        if (outcome == Outcome.NULL || outcome == Outcome.NOT_NULL) {
            return there(condition, outcome);
        }
        boolean answered = outcome == Outcome.TRUE || outcome == Outcome.FALSE;
        if (answered && condition instanceof Expr.Call call && !call.args().isEmpty()) {
            String name = call.method().name();
            if (name.equals("equals") && call.args().size() == 2) {
                return equal(call.args(), outcome);
            } else if (ORDER.contains(name) && call.args().size() == 2 && isOfLibrary(call)) {
                return compared(call.args(), outcome == Outcome.TRUE ? Outcome.OTHER : Outcome.ORDERED_OR_SAME);
            } else if (EMPTINESS.contains(name) && isOfLibrary(call)) {
                return of(call.args().get(0), outcome == Outcome.TRUE ? Outcome.NULL : Outcome.NOT_NULL);
            } else if (FULLNESS.contains(name) && isOfLibrary(call)) {
                return of(call.args().get(0), outcome == Outcome.TRUE ? Outcome.NOT_NULL : Outcome.NULL);
            } else if (name.equals("noneMatch") && isOfLibrary(call)) {
                return new Question(condition, opposite(outcome), Optional.empty());
            } else if (name.equals("isTrue") || name.equals("isFalse")) {
                return of(call.args().get(0), name.equals("isTrue") ? outcome : opposite(outcome));
            }
        }
        return new Question(condition, outcome, Optional.empty());
    }

    /** Whether an object is there that was made in sight does not depend on what it holds. */
    private static Question there(Expr object, Outcome outcome) {
        if (object instanceof Expr.Call call
                && call.method().owner().equals("java/util/Optional")
                && MADE_OF.contains(call.method().name())) {
            return there(call.args().get(0), outcome);
        }
        Expr about = object instanceof Expr.OneOf several
                ? Exprs.oneOf(
                        several.options().stream().map(Question::withoutMade).toList())
                : withoutMade(object);
        return new Question(about, outcome, Optional.empty());
    }

    /** Not of the JDK's: a list that was made is empty where what it was made of is. */
    private static Expr withoutMade(Expr object) {
        return object instanceof Expr.Fresh made && !made.type().startsWith("java/") ? Exprs.UNKNOWN : object;
    }

    private static boolean isOfLibrary(Expr.Call call) {
        String owner = call.method().owner();
        return owner.startsWith("java/util/")
                || owner.startsWith("java/time/")
                || owner.startsWith("java/lang/")
                || owner.contains("/util/")
                || owner.contains("/commons/");
    }

    private static Outcome opposite(Outcome outcome) {
        return outcome == Outcome.TRUE ? Outcome.FALSE : Outcome.TRUE;
    }

    private static Question equal(List<Expr> operands, Outcome outcome) {
        for (int i = 0; i < 2; i++) {
            Optional<Boolean> constant = truth(operands.get(i));
            if (constant.isPresent()) {
                return of(operands.get(1 - i), constant.get() ? outcome : opposite(outcome));
            }
        }
        return compared(operands, outcome == Outcome.TRUE ? Outcome.EQUAL : Outcome.DIFFERENT);
    }

    private static Optional<Boolean> truth(Expr expr) {
        if (expr instanceof Expr.Field field && field.owner().equals("java/lang/Boolean")) {
            return Optional.of(field.name().equals("TRUE"));
        }
        return Optional.empty();
    }

    /** A constant is what the other side is compared with; of two values that are none, both are looked at. */
    private static Question compared(List<Expr> operands, Outcome outcome) {
        int constant = isConstant(Constants.named(operands.get(0))) ? 0 : 1;
        Expr other = Constants.named(operands.get(constant));
        return isConstant(other)
                ? new Question(operands.get(1 - constant), outcome, Optional.of(other))
                : new Question(Exprs.oneOf(operands), outcome, Optional.empty());
    }

    /** A literal, or an enum's constant. */
    static boolean isConstant(Expr expr) {
        return expr instanceof Expr.Const
                || (expr instanceof Expr.Field field && field.base() instanceof Expr.Static)
                || (expr instanceof Expr.Fresh made && isEnumConstant(made));
    }

    private static boolean isEnumConstant(Expr.Fresh made) {
        return made.site().method().name().equals("<clinit>")
                && made.site().method().owner().equals(made.type());
    }

    /** Whether it has to find nothing. */
    boolean asksForAbsence() {
        return outcome == Outcome.FALSE || outcome == Outcome.NULL;
    }

    /** Whether it has to find something. */
    boolean asksForPresence() {
        return outcome == Outcome.TRUE || outcome == Outcome.NOT_NULL;
    }

    /** Whether it lets pass what is the same on both of its sides, when one side is written to the other. */
    boolean letsPassAgain(Expr written) {
        boolean same = outcome == Outcome.EQUAL || outcome == Outcome.ORDERED_OR_SAME;
        return same && about instanceof Expr.OneOf several && several.options().contains(written);
    }

    /** Everything that it looks at. */
    Expr whole() {
        return compared.isEmpty() ? about : Exprs.oneOf(List.of(about, compared.get()));
    }
}
