package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Optional;

/**
 * The outline of a value that is too large: which objects were made on the way to it, which code is run there, what a builder
 * is told, as far as that is small. What comes out of an {@code Optional.flatMap} is what its code hands back, and what is
 * saved may be just the object that was made.
 */
final class Outline {
    /** From the most that may be kept to the least: of what calls are made with, and of what fields of objects hold. */
    private static final List<Detail> DETAILS = List.of(
            new Detail(3 * Bounded.MAX_SMALL, Optional.empty()),
            new Detail(Bounded.MAX_SMALL, Optional.of(2 * Bounded.MAX_SMALL)),
            new Detail(Bounded.MAX_SMALL, Optional.of(1)));

    private Outline() {}

    /**
     * How much is kept.
     *
     * @param argument how large what a call is made with may be
     * @param field how large what a field holds may be; where that is not said, of larger ones what they are made of
     */
    private record Detail(int argument, Optional<Integer> field) {
        private Expr of(Expr expr) {
            if (Subexpressions.nodes(expr) <= argument) {
                return expr;
            } else if (expr instanceof Expr.Lambda) {
                return Bounded.withoutLarge(expr);
            }
            return expr instanceof Expr.Fresh made
                    ? made.with(field.map(made.fields()::without)
                            .orElseGet(() -> made.fields().reduced()))
                    : Leaves.of(List.of(Exprs.UNKNOWN)); // what it was has gone, which shows
        }

        private Expr ofStart(Expr object) {
            return object instanceof Expr.Fresh || Subexpressions.nodes(object) <= Bounded.MAX_SMALL
                    ? of(object)
                    : Leaves.of(List.of(object));
        }
    }

    /**
     * The outline.
     *
     * @param expr any expression
     * @param nodes how large it may be
     * @return the outline; where there is no room for one, the way to the value, and what it is made of
     */
    static Expr of(Expr expr, int nodes) {
        Chain chain = Chain.of(expr);
        if (chain.isEmpty() && Holders.are(expr) && expr.parts().size() == 1) {
            return Subexpressions.with(expr, List.of(of(expr.parts().get(0), nodes - 1)));
        }
        return DETAILS.stream()
                .map(detail -> chain.from(detail.ofStart(chain.object()), detail::of))
                .filter(outline -> Subexpressions.nodes(outline) <= nodes)
                .findFirst()
                .orElseGet(() -> bare(chain));
    }

    /** The way alone, from all that the value is made of. */
    static Expr bare(Chain chain) {
        return chain.alone(Leaves.of(chain.values()));
    }
}
