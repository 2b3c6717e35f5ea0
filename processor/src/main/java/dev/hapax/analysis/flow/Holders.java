package dev.hapax.analysis.flow;

import java.util.Optional;

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

    /**
     * A collection that was made in sight, with less of the objects in it.
     *
     * @param nodes how large a value in one of them may be; of others, nothing is said
     * @return empty where it is something else
     */
    static Optional<Expr> small(Expr holder, int nodes) {
        return holder instanceof Expr.Fresh made && made.type().startsWith("java/util/")
                ? Optional.of(made.with(made.fields().withObjects(nodes)))
                : Optional.empty();
    }
}
