package dev.hapax.analysis.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What values are made of, in the end: what is left of those that are too large. */
final class Leaves {
    private static final int MAX_LEAVES = 10;

    private Leaves() {}

    /**
     * Made of some values, its structure lost.
     *
     * @param parts what it is made of
     * @return the mixture of their leaves
     */
    static Expr of(List<Expr> parts) {
        Set<Expr> leaves = new LinkedHashSet<>();
        collect(parts, leaves);
        if (leaves.size() > MAX_LEAVES) {
            Set<Expr> kept = new LinkedHashSet<>();
            leaves.stream()
                    .filter(leaf -> !leaf.equals(Exprs.UNKNOWN))
                    .limit(MAX_LEAVES - 1)
                    .forEach(kept::add);
            kept.add(Exprs.UNKNOWN);
            return new Expr.Mixed(kept);
        }
        return new Expr.Mixed(leaves);
    }

    private static void collect(Expr expr, Set<Expr> into) {
        if (into.size() > MAX_LEAVES) {
            return;
        }
        if (expr instanceof Expr.Mixed mixed) {
            into.addAll(mixed.leaves());
        } else if (expr instanceof Expr.Call call) {
            into.add(call.bare());
            collect(call.args(), into);
        } else if (expr instanceof Expr.Fresh fresh) {
            into.add(fresh.bare());
            collect(fresh.parts(), into);
        } else if (expr instanceof Expr.Field field && depth(field) > 3) {
            collectBase(field, into);
        } else if (expr instanceof Expr.Param || expr instanceof Expr.Field || expr instanceof Expr.Unknown) {
            into.add(expr);
        } else {
            collect(expr.parts(), into);
        }
    }

    private static void collect(List<Expr> parts, Set<Expr> into) {
        for (Expr part : parts) {
            collect(part, into);
        }
    }

    private static void collectBase(Expr.Field field, Set<Expr> into) {
        if (field.base() instanceof Expr.Static) {
            into.add(Exprs.UNKNOWN);
        } else {
            collect(field.base(), into);
        }
    }

    private static int depth(Expr expr) {
        int depth = 0;
        Expr at = expr;
        while (at instanceof Expr.Field field) {
            depth++;
            at = field.base();
        }
        return at instanceof Expr.Param || at instanceof Expr.Static ? depth : Integer.MAX_VALUE;
    }
}
