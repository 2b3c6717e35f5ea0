package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Set;

/** Knows lists and maps that are held by another one: {@code order.getLinesByShop().get(shop)}. */
final class HeldCollections {
    private static final Set<String> ENTRIES = Set.of("entrySet", "getValue", "listIterator");
    private static final int MAX_DEPTH = 8;

    private HeldCollections() {}

    /** The outermost collection that holds a value; the value itself where none is seen. */
    private static Expr outermost(Expr value) {
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

    /** The fields that a value can be held in: one for each of the ways that it can have come, where that is seen. */
    static List<Expr.Field> fields(Expr value) {
        return Exprs.options(outermost(value)).stream()
                .map(HeldCollections::outermost)
                .filter(Expr.Field.class::isInstance)
                .map(Expr.Field.class::cast)
                .toList();
    }

    private static boolean handsOut(Expr.Call call) {
        return Containers.unwraps(call)
                || Containers.keeps(call)
                || ENTRIES.contains(call.method().name());
    }
}
