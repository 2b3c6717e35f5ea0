package dev.hapax.analysis.flow;

import java.util.HashSet;
import java.util.Set;

/**
 * What expressions are made of, whatever they make of it: from round to round of a recursion the structure grows, and what it
 * is made of stays the same.
 */
public final class Ingredients {
    private Ingredients() {}

    /**
     * Whether two expressions are made of the same calls, objects, fields, parameters and constants.
     *
     * @param one an expression
     * @param other another one
     * @return true if they are; false where not all is known that one of them is made of
     */
    public static boolean areSame(Expr one, Expr other) {
        Set<Expr> found = of(one);
        return !found.contains(Exprs.UNKNOWN) && found.equals(of(other));
    }

    private static Set<Expr> of(Expr expr) {
        Set<Expr> found = new HashSet<>();
        Subexpressions.visit(expr, part -> {
            if (part instanceof Expr.Call call) {
                found.add(call.bare());
            } else if (part instanceof Expr.Fresh made) {
                found.add(made.bare());
            } else if (part instanceof Expr.Field field) {
                found.add(new Expr.Field(Exprs.STATIC, field.owner(), field.name()));
            } else if (part.parts().isEmpty()) {
                found.add(part);
            }
        });
        return found;
    }
}
