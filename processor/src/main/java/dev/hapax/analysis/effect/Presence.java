package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** In which case a library runs a lambda: where there is something in the object that it was passed to, or nothing. */
final class Presence {
    private static final Set<String> ABSENT = Set.of("orElseGet", "or", "orElseThrow", "switchIfEmpty");
    /** Everything that it is asked to do is done where there is nothing: {@code onItem().ifNull().switchTo(…)}. */
    private static final String WHERE_NULL = "io/smallrye/mutiny/groups/UniOnNull";

    /** Far from the ways of branches and from each other. */
    private static final int FIRST_SIDE = 1000;

    private Presence() {}

    /**
     * A lambda that something had to pass.
     *
     * @param lambda what was asked
     * @param args with which values
     */
    record Filter(Expr.Lambda lambda, List<Expr> args) {}

    /** The condition under which an argument of a call is run. */
    static Guard of(CallSite call, int argument) {
        boolean second = call.method().name().equals("ifPresentOrElse") && argument == 1;
        boolean absent = second
                || ABSENT.contains(call.method().name())
                || call.method().owner().equals(WHERE_NULL);
        return new Guard(call.site(), FIRST_SIDE + argument, call.receiver(), absent ? Outcome.NULL : Outcome.NOT_NULL);
    }

    /** The filters that an element of an optional value or a stream has passed. */
    static List<Filter> filters(Expr elements) {
        List<Filter> filters = new ArrayList<>(1);
        Expr at = Exprs.nonNull(elements);
        while (at instanceof Expr.Call call && call.receiver() && !call.args().isEmpty()) {
            if (call.method().name().equals("filter")
                    && call.args().size() == 2
                    && call.args().get(1) instanceof Expr.Lambda lambda) {
                List<Expr> args = new ArrayList<>(lambda.captured());
                args.add(new Expr.Element(call.args().get(0)));
                filters.add(new Filter(lambda, args));
            }
            at = Exprs.nonNull(call.args().get(0));
        }
        return filters;
    }
}
