package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.ConstantRuns;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a method puts into the lambda that it hands back, by itself or by way of methods that make it: two that have the same
 * one made, for {@code EventProcessor<Paid>} and for {@code EventProcessor<Shipped>}, run other code by it.
 */
final class Captures {
    private static final int MAX_DEPTH = 4;

    /** A way of making it of which no value is known. */
    private static final List<List<Expr>> UNKNOWN = List.of(List.of());

    private final Flows flows;
    private final CallTargets targets;
    private final TypeFacts facts;
    private final ConstantRuns runs;

    Captures(Flows flows, CallTargets targets, TypeFacts facts, ConstantRuns runs) {
        this.flows = flows;
        this.targets = targets;
        this.facts = facts;
        this.runs = runs;
    }

    /** Those effects of a lambda that it can have where a method has made it; all where it is not seen how. */
    List<Effect> possible(List<Effect> effects, MethodTarget lambda, MethodTarget maker) {
        List<Substitution> made = captured(maker, lambda, MAX_DEPTH)
                .map(values -> new Substitution(flows, values))
                .toList();
        return made.isEmpty()
                ? effects
                : effects.stream()
                        .filter(effect -> made.stream()
                                .anyMatch(values -> !values.isImpossible(effect.guards(), maker, facts, runs)))
                        .toList();
    }

    /** In the maker's terms, for each place where it hands the lambda back; nothing is known of one that is not seen through. */
    private Stream<List<Expr>> captured(MethodTarget maker, MethodTarget lambda, int depth) {
        Optional<MethodFlow> body = depth == 0 ? Optional.empty() : flows.of(maker);
        return body.isEmpty()
                ? UNKNOWN.stream()
                : body.get().returns().stream()
                        .map(MethodFlow.Returned::value)
                        .flatMap(value -> Exprs.options(value).stream())
                        .flatMap(value -> captured(value, lambda, maker, depth));
    }

    private Stream<List<Expr>> captured(Expr value, MethodTarget lambda, MethodTarget maker, int depth) {
        if (value instanceof Expr.Lambda made) {
            return made.runs().equals(lambda.key()) ? Stream.of(made.captured()) : Stream.empty();
        }
        List<MethodTarget> bodies = value instanceof Expr.Call call ? targets.of(call) : List.of();
        return value instanceof Expr.Call call && !bodies.isEmpty()
                ? bodies.stream()
                        .map(body -> body.on(maker.receiver()))
                        .flatMap(body -> captured(body, lambda, depth - 1))
                        .map(values -> values.stream()
                                .map(captured -> flows.substitute(captured, call.args()))
                                .toList())
                : UNKNOWN.stream();
    }
}
