package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection of the JDK sends one request, by whatever is asked of it first: the status, the answer, its headers. */
final class OneRequest {
    private static final String CONNECTIONS = "java/net/";

    private OneRequest() {}

    /** Those effects that are no further questions to a connection which has sent its request. */
    static List<Effect> of(List<Effect> effects) {
        Map<Expr, Site> first = new HashMap<>();
        return effects.stream()
                .filter(effect -> !isExchange(effect) || isFirst(effect, first))
                .toList();
    }

    private static boolean isFirst(Effect effect, Map<Expr, Site> first) {
        Site known = first.putIfAbsent(effect.operand(0), effect.site());
        return known == null || known.equals(effect.site());
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
