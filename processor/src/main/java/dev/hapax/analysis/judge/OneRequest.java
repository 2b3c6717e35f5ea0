package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection of the JDK sends one request, by whatever is asked of it first: the status, the answer, its headers. */
final class OneRequest {
    private static final String CONNECTIONS = "java/net/";

    private OneRequest() {}

    /** Those effects that are no further questions to a connection which has sent its request. */
    static List<Effect> of(List<Effect> effects) {
        Map<Expr, Effect> first = new HashMap<>();
        return effects.stream()
                .filter(effect -> !isExchange(effect) || !isFurther(effect, first))
                .toList();
    }

    /** Only where the first question was asked in any case: one behind a check of its own protects no other. */
    private static boolean isFurther(Effect effect, Map<Expr, Effect> first) {
        Effect known = first.putIfAbsent(effect.operand(0), effect);
        return known != null
                && !known.site().equals(effect.site())
                && effect.guards().containsAll(known.guards());
    }

    private static boolean isExchange(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && call.receiver()
                && call.role() instanceof Role.HttpExchange
                && call.method().owner().startsWith(CONNECTIONS)
                && call.method().owner().endsWith("URLConnection")
                && effect.operand(0) instanceof Expr.Call;
    }
}
