package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.handlers.Handler;
import java.util.EnumSet;
import java.util.Set;

/** Where values come from. */
final class Provenance {
    /** Sources of values. */
    enum Source {
        MESSAGE,
        STATE,
        NONDETERMINISTIC,
        UNKNOWN
    }

    private final Handler handler;
    private final CatalogLookup catalog;

    Provenance(Handler handler, CatalogLookup catalog) {
        this.handler = handler;
        this.catalog = catalog;
    }

    /** All sources of a value; none for constants. */
    Set<Source> of(Expr expr) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        Subexpressions.visit(expr, part -> {
            if (part instanceof Expr.Param param) {
                boolean message = handler.roles().get(param.index()) == Handler.Role.MESSAGE;
                if (message) {
                    sources.add(Source.MESSAGE);
                }
            } else if (part instanceof Expr.Unknown) {
                sources.add(Source.UNKNOWN);
            } else if (part instanceof Expr.Call call) {
                catalog.role(call.method()).ifPresent(role -> {
                    if (role instanceof Role.Nondeterministic) {
                        sources.add(Source.NONDETERMINISTIC);
                    } else if (role instanceof Role.Receives) {
                        sources.add(Source.MESSAGE);
                    } else if (reads(role)) {
                        sources.add(Source.STATE);
                    }
                });
            }
        });
        return sources;
    }

    /** Whether a value comes from the message and from nothing else. */
    boolean isOfMessageAlone(Expr expr) {
        return of(expr).equals(EnumSet.of(Source.MESSAGE));
    }

    static boolean reads(Role role) {
        return (role instanceof Role.Effect effect && effect.kind() == Role.EffectKind.READ)
                || role instanceof Role.GuardRead
                || role instanceof Role.RunsStatement
                || role instanceof Role.RunsText
                || role instanceof Role.ExecutesSql;
    }
}
