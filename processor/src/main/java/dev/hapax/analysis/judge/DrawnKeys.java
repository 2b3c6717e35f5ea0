package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.Source;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows looks that ask for something drawn by lot, as the look for a number that nobody has yet: another run asks for
 * something else, so that nothing is learned about this one. What is asked for the present day is mostly there again.
 * Not thread-safe.
 */
final class DrawnKeys {
    private final CatalogLookup catalog;
    private final Expansion expansion;
    private final Map<Expr, Boolean> known = new HashMap<>();

    DrawnKeys(CatalogLookup catalog, Expansion expansion) {
        this.catalog = catalog;
        this.expansion = expansion;
    }

    /** Whether a look asks for something else in each run. A claim may say by a random value whose it is. */
    boolean areAskedBy(Look look) {
        return look.keyed() && !look.claims() && look.args().stream().anyMatch(this::isDrawn);
    }

    private boolean isDrawn(Expr value) {
        Boolean drawn = known.get(value);
        if (drawn == null) {
            boolean[] found = new boolean[1];
            Subexpressions.visit(expansion.of(value), part -> found[0] |= draws(part));
            drawn = found[0];
            known.put(value, drawn);
        }
        return drawn;
    }

    private boolean draws(Expr part) {
        return part instanceof Expr.Call call && draws(call.method());
    }

    private boolean draws(MethodKey method) {
        return catalog.role(method).orElse(null) instanceof Role.Nondeterministic role && role.source() != Source.CLOCK;
    }
}
