package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Set;

/**
 * Knows changes of one thing out of many that were found by constants alone: {@code findByState(FREE).get(0).setState(TAKEN)}.
 * The next run finds another one, so that it is no answer to whether there is any.
 */
final class OneOfMany {
    private static final Set<String> PICKS = Set.of("get", "getFirst", "getLast", "findFirst", "findAny");
    private static final int MAX_STEPS = 16;

    private OneOfMany() {}

    /** Whether an effect changes one of the things that a look finds. */
    static boolean isChanged(Look look, Effect effect) {
        boolean constants =
                look.args().stream().filter(arg -> !arg.equals(look.channel())).allMatch(Question::isConstant);
        return constants && isPicked(effect.operand(0), look);
    }

    private static boolean isPicked(Expr object, Look look) {
        Expr at = Exprs.nonNull(object);
        boolean picked = false;
        for (int i = 0; i < MAX_STEPS; i++) {
            if (at instanceof Expr.Field field) {
                at = Exprs.nonNull(field.base());
            } else if (at instanceof Expr.Call call && call.site().equals(look.site())) {
                return picked;
            } else if (at instanceof Expr.Call call
                    && call.receiver()
                    && !call.args().isEmpty()) {
                picked |= PICKS.contains(call.method().name())
                        && call.method().owner().startsWith("java/util/")
                        && !call.method().owner().equals("java/util/Optional");
                at = Exprs.nonNull(call.args().get(0));
            } else {
                return false;
            }
        }
        return false;
    }
}
