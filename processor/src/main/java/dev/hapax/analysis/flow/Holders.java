package dev.hapax.analysis.flow;

/** Calls that put their arguments into a list or the like, and arrays: of the objects in them, each keeps its identity. */
final class Holders {
    private Holders() {}

    static boolean are(Expr expr) {
        return expr instanceof Expr.Array
                || (expr instanceof Expr.Call call && call.method().owner().startsWith("java/util/"));
    }

    /**
     * The same with less of each object.
     *
     * @param nodes how large a value in one of them may be; of others, nothing is said
     */
    static Expr of(Expr holder, int nodes) {
        return Subexpressions.with(
                holder,
                Subexpressions.of(holder).stream()
                        .map(part -> part instanceof Expr.Fresh made
                                ? made.with(made.fields().without(nodes))
                                : part)
                        .toList());
    }
}
