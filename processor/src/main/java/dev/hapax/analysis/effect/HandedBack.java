package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.TypeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What methods and functions of the project hand back, in the terms of whoever calls them. */
final class HandedBack {
    private static final int MAX_BODIES = 6;

    private final CallTargets targets;
    private final Flows flows;

    HandedBack(CallTargets targets, Flows flows) {
        this.targets = targets;
        this.flows = flows;
    }

    /** A function by itself, or as a method of the project hands it out. */
    Optional<Expr.Lambda> function(Expr given) {
        Expr function = given instanceof Expr.Call call ? of(call).orElse(given) : given;
        return function instanceof Expr.Lambda lambda ? Optional.of(lambda) : Optional.empty();
    }

    /** What a function hands back. */
    Optional<Expr> of(Expr.Lambda lambda, List<Expr> given) {
        return body(lambda).map(flow -> flows.substitute(flow.returned(), args(lambda, given)));
    }

    /** What a method of the project hands back. */
    Optional<Expr> of(Expr.Call call) {
        return body(call).map(flow -> flows.substitute(flow.returned(), call.args()));
    }

    /**
     * What one of the methods that a call may run hands back.
     *
     * @param guards what lets only this one of several pass
     * @param chains each thing that it hands back: all in one can be too much to be kept
     */
    record Way(List<Guard> guards, List<Expr> chains) {}

    /** What a call hands back, for each method of the project that it may run; none where there are too many, or none. */
    List<Way> each(Expr.Call call) {
        List<MethodTarget> bodies = targets.of(call);
        List<Way> each = new ArrayList<>();
        for (int i = 0; i < bodies.size() && bodies.size() <= MAX_BODIES; i++) {
            List<Guard> guards = bodies.size() == 1
                    ? List.of()
                    : List.of(TypeTests.dispatched(
                            call.site(),
                            i,
                            call.args().get(0),
                            bodies.get(i).owner().name()));
            flows.of(bodies.get(i)).ifPresent(flow -> each.add(new Way(guards, each(flow, call.args()))));
        }
        return each.size() == bodies.size() ? each : List.of();
    }

    /** Each thing that a function hands back. */
    List<Expr> each(Expr.Lambda lambda, List<Expr> given) {
        return body(lambda).map(flow -> each(flow, args(lambda, given))).orElse(List.of());
    }

    private List<Expr> each(MethodFlow flow, List<Expr> args) {
        return flow.returns().stream()
                .map(returned -> flows.substitute(returned.value(), args))
                .toList();
    }

    private Optional<MethodFlow> body(Expr.Call call) {
        return only(targets.of(call));
    }

    /** The method of the project that a function runs. */
    Optional<MethodFlow> body(Expr.Lambda lambda) {
        MethodKey body = lambda.runs();
        return only(targets.of(body, LambdaSteps.dispatch(lambda.body().getTag()), Exprs.UNKNOWN));
    }

    private Optional<MethodFlow> only(List<MethodTarget> bodies) {
        return bodies.size() == 1 ? flows.of(bodies.get(0)) : Optional.empty();
    }

    /** What the method is called with that a function runs: what it has captured comes first. */
    static List<Expr> args(Expr.Lambda lambda, List<Expr> given) {
        List<Expr> args = new ArrayList<>(lambda.captured());
        args.addAll(given);
        return args;
    }
}
