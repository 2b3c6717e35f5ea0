package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;

/** Drops what cannot matter to any caller, so that summaries stay small. */
final class Relevance {
    private Relevance() {}

    /** Whether a condition can have to do with state: it calls something, reads a field, or is for the caller to say. */
    static boolean of(Expr condition) {
        boolean[] relevant = {false};
        Exprs.visit(condition, part -> relevant[0] |=
                part instanceof Expr.Call || part instanceof Expr.Field || part instanceof Expr.Param);
        return relevant[0];
    }

    /** Whether an effect can outlive the run: what happens to objects that were made in it does not. */
    static boolean of(Effect effect) {
        Action action = effect.action();
        if (action instanceof Action.FieldChange) {
            return effect.operand(0) instanceof Expr.Field field && isShared(field.base());
        }
        return !(action instanceof Action.Catalogued call) || !isInMemory(call.role()) || isShared(effect.operand(0));
    }

    private static boolean isInMemory(Role role) {
        return role instanceof Role.ProcessLocal
                || (role instanceof Role.GuardRead read && !read.durable())
                || (role instanceof Role.GuardMark mark && !mark.durable());
    }

    private static boolean isShared(Expr object) {
        Expr root = Exprs.root(object);
        return root instanceof Expr.Param
                || root instanceof Expr.Static
                || root instanceof Expr.Call
                || root instanceof Expr.OneOf;
    }
}
