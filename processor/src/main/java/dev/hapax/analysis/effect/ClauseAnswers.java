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
 * Failures that end in a callee and of which a caller sees only what is handed back: nothing, as by {@code catch (IOException
 * e) { return null; }}, so that what the caller does with something only is left out, or an object that tells of the failure.
 * Not thread-safe.
 */
final class ClauseAnswers {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_TARGETS = 3;

    private final CallTargets targets;
    private final Flows flows;
    private final Places places;
    private final Answers answers;
    private final Function<MethodFlow, Clauses> clauses;
    private final Map<Asked, List<InPlace>> known = new HashMap<>();

    /**
     * Answers of clauses.
     *
     * @param clauses reads the clauses of a method
     */
    ClauseAnswers(
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
     * What is handed back in place of a failure.
     *
     * @param at the catch clause
     * @param types internal names of what it catches
     * @param answer what is handed back; unknown where that is one of several objects
     * @param calls the calls that hand it on, from the method that caught the failure upwards
     */
    record InPlace(At at, List<String> types, Expr answer, Set<Site> calls) {
        private InPlace through(CallSite call, PathStep step) {
            Set<Site> all = new LinkedHashSet<>(calls);
            all.add(call.site());
            return new InPlace(at.below(step), types, answer, Set.copyOf(all));
        }
    }

    /** A call that may hand back something in place of a failure. */
    record Given(CallSite call, InPlace inPlace) {}

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
                .flatMap(body -> of(body, depth).stream().map(answer -> answer.through(call, step(flow, call, body))))
                .filter(inPlace -> !answers.throwUpon(flow, call, inPlace.calls(), inPlace.answer()))
                .map(inPlace -> new Given(call, inPlace))
                .toList();
    }

    private PathStep step(MethodFlow flow, CallSite call, MethodTarget body) {
        CodePlace place = places.of(flow.target(), call.site().index());
        return new PathStep(place, body.key().display());
    }

    private List<InPlace> of(MethodTarget body, int depth) {
        if (depth == 0 || !body.owner().isProject() || body.isAbstract()) {
            return List.of();
        }
        Asked asked = new Asked(body, depth);
        List<InPlace> found = known.get(asked);
        if (found == null) {
            found = flows.of(body).map(flow -> answers(flow, depth)).orElse(List.of());
            known.put(asked, found);
        }
        return found;
    }

    private List<InPlace> answers(MethodFlow flow, int depth) {
        List<InPlace> found = new ArrayList<>(0);
        if (!Code.of(flow.target().method()).tryCatchBlocks.isEmpty()) {
            found.addAll(clauses.apply(flow).answers());
        }
        for (Given given : in(flow, depth - 1)) {
            if (answers.areHandedOn(flow, given.call(), given.inPlace().calls())) {
                found.add(given.inPlace());
            }
        }
        return found;
    }
}
