package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What several reactive values or futures hand on together, part by part: {@code Mono.zip(a, b).flatMap(both -> …
 * both.getT1() …)}, {@code a.zipWith(b, (x, y) -> …)}, {@code a.thenCombine(b, (x, y) -> …)}.
 */
public final class Tuples {
    private static final String REACTOR = "reactor/util/function/Tuple";
    private static final String MUTINY = "io/smallrye/mutiny/tuples/Tuple";
    private static final Set<String> GETTERS = Set.of("getT", "getItem");
    private static final Set<String> OF_TWO =
            Set.of("zipWith", "thenCombine", "thenCombineAsync", "thenAcceptBoth", "thenAcceptBothAsync");

    private Tuples() {}

    /**
     * What a call takes out of a tuple.
     *
     * @param getter any call
     * @return what the value holds that the part was made of; empty where it is no such call, or where the tuple was made
     *     elsewhere
     */
    public static Optional<Expr> part(Expr.Call getter) {
        String owner = getter.method().owner();
        if (!owner.startsWith(REACTOR) && !owner.startsWith(MUTINY)) {
            return Optional.empty(); // asked of every call
        }
        String name = getter.method().name();
        int last = name.length() - 1;
        boolean gets = last > 0 && getter.args().size() == 1 && GETTERS.contains(name.substring(0, last));
        if (!gets
                || !(Exprs.nonNull(getter.args().get(0)) instanceof Expr.Element tuple)
                || !(Exprs.nonNull(tuple.of()) instanceof Expr.Call together)) {
            return Optional.empty();
        }
        List<Expr> sources = sources(together);
        int at = name.charAt(last) - '1';
        return at >= 0 && at < sources.size() ? Optional.of(new Expr.Element(sources.get(at))) : Optional.empty();
    }

    /**
     * What a function is given that a call hands several values to.
     *
     * @param call any call
     * @return what the values hold, in order; empty where it is no such call
     */
    public static List<Expr> combined(Expr.Call call) {
        boolean combines = !call.args().isEmpty()
                && Exprs.nonNull(call.args().get(call.args().size() - 1)) instanceof Expr.Lambda;
        return combines
                ? sources(call).stream()
                        .map(source -> (Expr) new Expr.Element(source))
                        .toList()
                : List.of();
    }

    /** The values that a call waits for together. */
    private static List<Expr> sources(Expr.Call call) {
        String name = call.method().name();
        String owner = call.method().owner();
        List<Expr> args = call.args();
        if (name.equals("zip") && !call.receiver() && owner.startsWith("reactor/core/publisher/")) {
            return known(args);
        } else if (OF_TWO.contains(name) && call.receiver() && args.size() > 1) {
            return known(args.subList(0, 2));
        } else if (name.equals("asTuple")
                && call.receiver()
                && Exprs.nonNull(args.get(0)) instanceof Expr.Call unis
                && unis.method().name().equals("unis")) {
            return known(unis.args().subList(1, unis.args().size()));
        }
        return List.of();
    }

    /** Up to a function or a list of values, of which it is not known which comes where. */
    private static List<Expr> known(List<Expr> args) {
        return args.stream()
                .takeWhile(arg -> !(arg instanceof Expr.Lambda) && !(arg instanceof Expr.Array))
                .toList();
    }
}
