package dev.hapax.analysis.judge;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Set;
import org.objectweb.asm.Type;

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
                look.args().stream().filter(arg -> !arg.equals(look.channel())).allMatch(OneOfMany::isConstant);
        return constants && isPicked(effect, look);
    }

    /** Also what is made of constants alone, as {@code PageRequest.of(0, 1)}. */
    private static boolean isConstant(Expr arg) {
        return Question.isConstant(arg)
                || (arg instanceof Expr.Call call
                        && !call.receiver()
                        && call.args().stream().allMatch(OneOfMany::isConstant));
    }

    /**
     * Whether a method that has gone through the things has handed back one of them: the cheapest, the first that is free. One
     * that is given something else, too, may look for the one that the message is about.
     */
    private static boolean isHandedBack(Expr.Call next, Effect effect) {
        MethodKey loop = next.site().method();
        return Containers.isNext(next)
                && Type.getArgumentTypes(loop.descriptor()).length == 1
                && effect.path().stream()
                        .map(PathStep::place)
                        .noneMatch(place -> place.className().equals(loop.owner())
                                && place.method().equals(loop.name() + loop.descriptor()));
    }

    private static boolean isPicked(Effect effect, Look look) {
        Expr at = Exprs.nonNull(effect.operand(0));
        boolean picked = false;
        for (int i = 0; i < MAX_STEPS; i++) {
            if (at instanceof Expr.Field field) {
                at = Exprs.nonNull(field.base());
            } else if (at instanceof Expr.Call call && call.site().equals(look.site())) {
                return picked;
            } else if (at instanceof Expr.Call call
                    && call.receiver()
                    && !call.args().isEmpty()) {
                picked |= isHandedBack(call, effect)
                        || (PICKS.contains(call.method().name())
                                && call.method().owner().startsWith("java/util/")
                                && !call.method().owner().equals("java/util/Optional"));
                at = Exprs.nonNull(call.args().get(0));
            } else {
                return false;
            }
        }
        return false;
    }
}
