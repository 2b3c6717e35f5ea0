package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
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
        /** It differs from run to run: chance, the clock, what is counted on from what is stored or kept in memory. */
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
        Subexpressions.visit(expr, catalog::ingredients, part -> {
            if (part instanceof Expr.Param param) {
                boolean message = handler.isOfMessage(param.index());
                if (message) {
                    sources.add(Source.MESSAGE);
                }
            } else if (part instanceof Expr.Unknown) {
                sources.add(Source.UNKNOWN);
            } else if (part instanceof Expr.Call call) {
                catalog.role(call.method()).ifPresent(role -> {
                    if (role instanceof Role.Nondeterministic || counts(role, call)) {
                        sources.add(Source.NONDETERMINISTIC);
                    } else if (role instanceof Role.Receives) {
                        sources.add(Source.MESSAGE);
                    } else if (reads(role)) {
                        sources.add(Source.STATE);
                    }
                });
            } else if (part instanceof Expr.Op op && isCountedOn(op)) {
                sources.add(Source.NONDETERMINISTIC);
            }
        });
        return sources;
    }

    /** The highest number that is stored, and one: it will be higher. */
    private boolean isCountedOn(Expr.Op op) {
        return op.operator().isArithmetic()
                && op.operands().stream().anyMatch(operand -> of(operand).contains(Source.STATE));
    }

    /** The next number of a counter that is stored, or that the process keeps; a counter of this run counts as it did before. */
    private static boolean counts(Role role, Expr.Call call) {
        return (role instanceof Role.Effect effect && effect.kind() == Role.EffectKind.ADD)
                || (role instanceof Role.ProcessLocal local
                        && local.kind() == Role.EffectKind.ADD
                        && !call.args().isEmpty()
                        && Exprs.nonNull(call.args().get(0)) instanceof Expr.Field);
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
