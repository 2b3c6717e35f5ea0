package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls in Kotlin that leave arguments out: they go to a synthetic method with a number more, each bit of which says that an
 * argument is left out, and that method puts the default value in its place. A {@code copy} of a data class is such a call, and
 * so are most constructors of entities.
 */
final class DefaultArguments {
    private static final String SYNTHETIC = "$default";
    private static final String MARKED = "ILkotlin/jvm/internal/DefaultConstructorMarker;)V";
    /** Beyond it a second number follows. */
    private static final int MAX_PARAMETERS = 32;

    private final Flows flows;
    private final Hierarchy hierarchy;

    DefaultArguments(Flows flows, Hierarchy hierarchy) {
        this.flows = flows;
        this.hierarchy = hierarchy;
    }

    /**
     * The call that a call of such a method comes to.
     *
     * @param method what is called
     * @param args receiver and arguments, with the number and a marker as the last ones
     * @return the call; empty where the method is none of these, or it cannot be told
     */
    Optional<Invocation> in(MethodKey method, List<Expr> args) {
        if (!method.name().endsWith(SYNTHETIC) && !method.descriptor().endsWith(MARKED)) {
            return Optional.empty();
        }
        return hierarchy
                .resolve(method)
                .filter(target -> target.owner().isProject())
                .flatMap(flows::of)
                .flatMap(flow -> filledIn(flow, args))
                .map(call -> new Invocation(
                        call.method(),
                        call.dispatch(),
                        call.args().stream()
                                .map(arg -> flows.substitute(arg, args))
                                .toList()));
    }

    /** The call that the synthetic method makes in the end, in its own terms. */
    private static Optional<Invocation> filledIn(MethodFlow flow, List<Expr> args) {
        int count = args.size() - 2;
        if (count < 0 || !(args.get(count) instanceof Expr.Const number) || !(number.value() instanceof Integer mask)) {
            return Optional.empty();
        }
        MethodKey own = flow.target().key();
        String name = own.name().replace(SYNTHETIC, "");
        List<CallSite> calls = flow.calls().stream()
                .filter(call -> call.method().owner().equals(own.owner())
                        && call.method().name().equals(name))
                .filter(call -> call.args().size() == count)
                .toList();
        int first = calls.size() == 1 && calls.get(0).dispatch().hasReceiver() ? 1 : 0;
        if (calls.size() != 1 || count - first >= MAX_PARAMETERS) {
            return Optional.empty();
        }
        List<Expr> filled = new ArrayList<>(calls.get(0).args().subList(0, first));
        for (int i = first; i < count; i++) {
            boolean leftOut = (mask >> (i - first) & 1) == 1;
            filled.add(leftOut ? byDefault(calls.get(0).args().get(i), i) : new Expr.Param(i));
        }
        return Optional.of(new Invocation(calls.get(0).method(), calls.get(0).dispatch(), filled));
    }

    /** What stands in the place of an argument where it is not the argument itself. */
    private static Expr byDefault(Expr either, int parameter) {
        Set<Expr> others = Exprs.options(either).stream()
                .filter(option -> !option.equals(new Expr.Param(parameter)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return others.isEmpty() ? either : Exprs.oneOf(others);
    }
}
