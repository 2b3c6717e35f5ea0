package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Set;

/**
 * Steps of a reactive chain or a stream that see what passes and hand on the same: {@code doOnError(…)}, {@code peek(…)}. They
 * say nothing about the value, and take the room of what does where several chains come together: {@code Mono.zip(a, b)}.
 */
final class Onlookers {
    private static final Set<String> NAMES = Set.of(
            "peek",
            "log",
            "checkpoint",
            "doFirst",
            "doOnSubscribe",
            "doOnRequest",
            "doOnNext",
            "doOnSuccess",
            "doOnError",
            "doOnEach",
            "doOnCancel",
            "doOnTerminate",
            "doAfterTerminate",
            "doFinally");

    private Onlookers() {}

    /**
     * The same value without the onlookers of the chains that a call brings together. Those of the outermost chain stay: they
     * may refuse what passes, which guards the steps behind them.
     */
    static Expr withoutThoseInside(Expr expr) {
        return changed(expr, startsChains(expr));
    }

    private static Expr changed(Expr expr, boolean inside) {
        List<Expr> parts = expr.parts();
        if (parts.isEmpty() || expr instanceof Expr.Lambda) {
            return expr;
        }
        if (inside && is(expr)) {
            return changed(parts.get(0), true);
        }
        List<Expr> others = parts.stream()
                .map(part -> changed(part, inside || startsChains(part)))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            if (others.get(i) != parts.get(i)) {
                return Subexpressions.with(expr, others);
            }
        }
        return expr;
    }

    /** Whether it is a call that is given what other chains hand on, and is on none of them itself. */
    private static boolean startsChains(Expr expr) {
        return expr instanceof Expr.Call call && !call.receiver();
    }

    private static boolean is(Expr expr) {
        return expr instanceof Expr.Call call
                && call.receiver()
                && NAMES.contains(call.method().name())
                && (call.method().owner().startsWith("reactor/core/publisher/")
                        || call.method().owner().startsWith("java/util/stream/"));
    }
}
