package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a method says about a request that it makes and hands to another method, in statements of their own:
 * {@code request.id(order.id()); index.put(request);}.
 */
final class HandedRequests {
    private final Flows flows;
    private final CatalogLookup catalog;
    private final Details details;

    HandedRequests(Flows flows, CatalogLookup catalog, Details details) {
        this.flows = flows;
        this.catalog = catalog;
        this.details = details;
    }

    /** A callee's effect, in the terms of the method that calls it, with what that says. */
    Effect described(Effect effect, MethodTarget maker) {
        Set<Expr> made = new LinkedHashSet<>();
        for (Expr operand : effect.operands()) {
            if (Exprs.root(operand) instanceof Expr.Fresh request
                    && request.site().method().equals(maker.key())
                    && catalog.isRequest(request.type())) {
                made.add(request);
            }
        }
        if (made.isEmpty() || !(effect.action() instanceof Action.Catalogued call)) {
            return effect;
        }
        List<Expr> said = flows.of(maker)
                .map(flow -> details.of(flow, new ArrayList<>(made)))
                .orElse(List.of());
        List<Expr> operands = new ArrayList<>(effect.operands());
        operands.addAll(said);
        List<String> binds = new ArrayList<>(call.binds());
        binds.addAll(Collections.nCopies(said.size(), ""));
        return effect.with(new Action.Catalogued(call.method(), call.role(), call.receiver(), binds), operands);
    }
}
