package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Answers;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Failures that end in a callee and of which a caller sees only that nothing is handed back: {@code catch (IOException e) {
 * return null; }}. What the caller does with something only is left out. Not thread-safe.
 */
final class EmptyAnswers {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_TARGETS = 3;

    private final CallTargets targets;
    private final Flows flows;
    private final Places places;
    private final Answers answers;
    private final Function<MethodFlow, Clauses> clauses;
    private final Map<Asked, List<Empty>> known = new HashMap<>();

    /**
     * Empty answers.
     *
     * @param clauses reads the clauses of a method
     */
    EmptyAnswers(
            CallTargets targets, Flows flows, Places places, Answers answers, Function<MethodFlow, Clauses> clauses) {
        this.targets = targets;
        this.flows = flows;
        this.places = places;
        this.answers = answers;
        this.clauses = clauses;
    }

    /** A method and how far is looked into it: what is found in a shorter look says nothing about a longer one. */
    private record Asked(MethodTarget body, int depth) {}

    /**
     * Nothing, in place of a failure.
     *
     * @param at the catch clause
     * @param types internal names of what it catches
     * @param answer what is handed back
     * @param calls the calls that hand it on, from the method that caught the failure upwards
     */
    record Empty(At at, List<String> types, Expr answer, Set<Site> calls) {
        private Empty through(CallSite call, PathStep step) {
            Set<Site> all = new LinkedHashSet<>(calls);
            all.add(call.site());
            return new Empty(at.below(step), types, answer, Set.copyOf(all));
        }
    }

    /** A call that may hand back nothing in place of a failure. */
    record Given(CallSite call, Empty empty) {}

    /** The calls of a method that may do so; not those upon which it fails. */
    List<Given> in(MethodFlow flow) {
        return in(flow, MAX_DEPTH);
    }

    private List<Given> in(MethodFlow flow, int depth) {
        List<Given> given = new ArrayList<>(0);
        for (CallSite call : flow.calls()) {
            if (call.resultUsed() && call.method().descriptor().endsWith(";")) {
                given.addAll(by(call, flow, depth));
            }
        }
        return given;
    }

    private List<Given> by(CallSite call, MethodFlow flow, int depth) {
        List<MethodTarget> bodies = targets.of(call, flow.target());
        if (bodies.size() > MAX_TARGETS) {
            return List.of();
        }
        return bodies.stream()
                .flatMap(body -> of(body, depth).stream().map(empty -> empty.through(call, step(flow, call, body))))
                .filter(empty -> !answers.throwUpon(flow, call, empty.calls(), empty.answer()))
                .map(empty -> new Given(call, empty))
                .toList();
    }

    private PathStep step(MethodFlow flow, CallSite call, MethodTarget body) {
        CodePlace place = places.of(flow.target(), call.site().index());
        return new PathStep(place, body.key().display());
    }

    private List<Empty> of(MethodTarget body, int depth) {
        if (depth == 0 || !body.owner().isProject() || body.isAbstract()) {
            return List.of();
        }
        Asked asked = new Asked(body, depth);
        List<Empty> found = known.get(asked);
        if (found == null) {
            found = flows.of(body).map(flow -> empty(flow, depth)).orElse(List.of());
            known.put(asked, found);
        }
        return found;
    }

    private List<Empty> empty(MethodFlow flow, int depth) {
        List<Empty> found = new ArrayList<>(0);
        if (!Code.of(flow.target().method()).tryCatchBlocks.isEmpty()) {
            found.addAll(clauses.apply(flow).empty());
        }
        for (Given given : in(flow, depth - 1)) {
            if (answers.areHandedOn(flow, given.call(), given.empty().calls())) {
                found.add(given.empty());
            }
        }
        return found;
    }
}
