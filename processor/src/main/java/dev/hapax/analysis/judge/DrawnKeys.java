package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.Source;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows looks that ask for something drawn by lot, as the look for a number that nobody has yet: another run asks for
 * something else, so that nothing is learned about this one. What is asked for the present day is mostly there again, and what
 * the message brings is drawn only where it does not.
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
            drawn = holdsDrawn(expansion.of(value));
            known.put(value, drawn);
        }
        return drawn;
    }

    private boolean holdsDrawn(Expr value) {
        return value instanceof Expr.OneOf choice
                ? choice.options().stream().anyMatch(this::holdsDrawn)
                        && choice.options().stream().noneMatch(this::isGiven)
                : draws(value) || Subexpressions.of(value).stream().anyMatch(this::holdsDrawn);
    }

    /** What the message brings, so that nothing is drawn but where it does not. */
    private boolean isGiven(Expr option) {
        return Subexpressions.mentionsParameter(option) && !holdsDrawn(option);
    }

    private boolean draws(Expr part) {
        return draws(part, catalog);
    }

    /** Whether a value is drawn by lot; the time is not. */
    static boolean draws(Expr value, CatalogLookup catalog) {
        return value instanceof Expr.Call call
                && catalog.role(call.method()).orElse(null) instanceof Role.Nondeterministic role
                && role.source() != Source.CLOCK;
    }
}
