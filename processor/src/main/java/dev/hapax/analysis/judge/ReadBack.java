package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.ArrayList;
import java.util.List;

/** Knows values that were read through the same client, changed, and written back: they grow, though each write overwrites. */
final class ReadBack {
    /** What comes of it, for messages. */
    static final String WORDS = "the new value is computed from the one that was read";

    private final CatalogLookup catalog;
    private final Requests requests;
    private final Expansion expansion;

    ReadBack(CatalogLookup catalog, Requests requests, Expansion expansion) {
        this.catalog = catalog;
        this.requests = requests;
        this.expansion = expansion;
    }

    /** Whether a call writes arithmetic on what another call of the same class has read. */
    boolean grows(Effect effect, Action.Catalogued call) {
        boolean[] grows = {false};
        for (Expr written : written(effect, call)) {
            Subexpressions.visit(expansion.of(written), part -> {
                if (part instanceof Expr.Op op && op.operator().isArithmetic()) {
                    grows[0] |= reads(op, call.method().owner());
                }
            });
        }
        return grows[0];
    }

    /** What a call is given, and what the steps were given that have put its request together. */
    private static List<Expr> written(Effect effect, Action.Catalogued call) {
        List<Expr> written = new ArrayList<>(effect.operands()
                .subList(call.receiver() ? 1 : 0, effect.operands().size()));
        Expr at = call.receiver() ? Exprs.nonNull(effect.operand(0)) : Exprs.UNKNOWN;
        while (at instanceof Expr.Call step && step.receiver() && !step.args().isEmpty()) {
            written.addAll(step.args().subList(1, step.args().size()));
            at = Exprs.nonNull(step.args().get(0));
        }
        return written;
    }

    private boolean reads(Expr.Op op, String owner) {
        boolean[] reads = {false};
        Subexpressions.visit(
                op,
                part -> reads[0] |=
                        part instanceof Expr.Call read && read.method().owner().equals(owner) && reads(read));
        return reads[0];
    }

    private boolean reads(Expr.Call call) {
        Role role = catalog.role(call.method()).orElse(null);
        return role != null && (Provenance.reads(role) || (role instanceof Role.HttpExchange && isGet(call)));
    }

    private boolean isGet(Expr.Call exchange) {
        return exchange.args().stream()
                .flatMap(arg -> requests.details(arg).stream())
                .anyMatch(detail -> detail.role() instanceof RequestPart.HttpVerb verb
                        && verb.verb().filter("GET"::equals).isPresent());
    }
}
