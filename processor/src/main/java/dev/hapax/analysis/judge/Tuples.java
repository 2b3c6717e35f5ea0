package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Optional;

/** What several reactive values have handed on together: {@code Mono.zip(a, b).flatMap(both -> … both.getT1() …)}. */
final class Tuples {
    private static final String PACKAGE = "reactor/util/function/Tuple";
    private static final String GETTER = "getT";

    private Tuples() {}

    /** The reactive value that a call takes a part of a tuple from; empty where it takes none, or where the tuple was made elsewhere. */
    static Optional<Expr> part(Expr.Call getter) {
        String name = getter.method().name();
        if (!getter.method().owner().startsWith(PACKAGE)
                || !name.startsWith(GETTER)
                || getter.args().size() != 1
                || !(Exprs.nonNull(getter.args().get(0)) instanceof Expr.Element tuple)
                || !(Exprs.nonNull(tuple.of()) instanceof Expr.Call zip)
                || zip.receiver()
                || !zip.method().name().equals("zip")) {
            return Optional.empty();
        }
        int at = name.charAt(name.length() - 1) - '1';
        return at >= 0 && at < zip.args().size() && !(zip.args().get(at) instanceof Expr.Lambda)
                ? Optional.of(zip.args().get(at))
                : Optional.empty();
    }
}
