package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Set;

/** Knows lists and maps that are held by another one: {@code order.getLinesByShop().get(shop)}. */
final class HeldCollections {
    private static final Set<String> ENTRIES = Set.of("entrySet", "getValue", "listIterator");
    private static final int MAX_DEPTH = 8;

    private HeldCollections() {}

    /** The outermost collection that holds a value; the value itself where none is seen. */
    static Expr outermost(Expr value) {
        Expr at = Exprs.nonNull(value);
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            if (at instanceof Expr.Element element) {
                at = Exprs.nonNull(element.of());
            } else if (at instanceof Expr.Call call && Containers.is(call) && handsOut(call)) {
                at = Exprs.nonNull(call.args().get(0));
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean handsOut(Expr.Call call) {
        return Containers.unwraps(call)
                || Containers.keeps(call)
                || ENTRIES.contains(call.method().name());
    }
}
