package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.GivenGuards;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.NormalEnds;
import dev.hapax.analysis.flow.ReachedGuards;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What must hold for an instruction to be reached: the branches that lead there, what the project's methods made sure
 * that returned before ({@code if (done(id)) throw …} in a method of its own), what a method checks whose answer was looked
 * at, and the inserts that succeeded before. Not thread-safe.
 */
final class Preconditions {
    private static final int MAX_GUARDS = 12;
    private static final int MAX_DEPTH = 5;

    private final Flows flows;
    private final CallTargets targets;
    private final TypeFacts facts;
    private final FirstInserts inserts;
    private final Upstream upstream;
    private final Alternatives alternatives;
    private final Emissions emissions;
    private final ReachedGuards reached;
    private final GivenGuards given = new GivenGuards();
    private final Map<MethodFlow, List<Assurance>> assurances = new HashMap<>();
    private final Map<Question, List<Guard>> returned = new HashMap<>();
    private final Set<Question> open = new HashSet<>();

    Preconditions(Flows flows, CallTargets targets, CatalogLookup catalog, TypeFacts facts) {
        this.facts = facts;
        this.flows = flows;
        this.targets = targets;
        this.inserts = new FirstInserts(catalog);
        HandedBack handedBack = new HandedBack(targets, flows);
        this.upstream = new Upstream(catalog, handedBack, flows, this::passed);
        this.alternatives = new Alternatives(upstream, targets, flows);
        this.emissions = new Emissions(upstream, handedBack, this::passed);
        this.reached = new ReachedGuards(flows, targets);
    }

    /**
     * What is sure after a method has returned that somebody has stepped in front with.
     *
     * @param method the method
     * @param args what it was given, receiver first
     * @param result what it must have returned; empty for anything
     */
    List<Guard> after(MethodTarget method, List<Expr> args, Optional<Boolean> result) {
        return substituted(returned(method, result.<Answer>map(Answer.Flag::new).orElse(new Answer.Any())), args);
    }

    /**
     * What is sure after a method has returned something.
     *
     * @param method the method
     * @param args what it was given, receiver first
     */
    List<Guard> afterSome(MethodTarget method, List<Expr> args) {
        List<Guard> guards = new ArrayList<>();
        flows.of(method).ifPresent(flow -> {
            for (Guard branch : flow.in(method).ends().guards(value -> !(value instanceof Expr.Null))) {
                add(branch, guards);
                checked(branch).forEach(guard -> add(guard, guards));
            }
        });
        return substituted(guards, args);
    }

    /** What a call makes sure by returning. */
    private record Assurance(CallSite call, List<Guard> guards) {}

    /** What is asked about a method: what is sure after it returned this. */
    private record Question(MethodTarget method, Answer result) {}

    /** What must hold for an instruction to be reached, the nearest first. */
    List<Guard> of(MethodFlow flow, Site site) {
        List<Guard> all = of(flow, site.index(), flow.guards(site.index()));
        List<Guard> guards = new ArrayList<>(GuardRoom.fitting(all, MAX_GUARDS));
        reached.of(flow, site.index()).ifPresent(guards::add);
        given.of(flow, site.index()).forEach(guard -> add(guard, guards));
        return guards;
    }

    /** The same for a lambda that a library runs only in some cases. */
    List<Guard> of(MethodFlow flow, CallSite call, int argument) {
        Guard ofLambda = Presence.of(call, argument);
        List<Guard> guards = new ArrayList<>(List.of(ofLambda));
        upstream.of(call).forEach(guard -> add(guard, guards));
        Presence.before(ofLambda.condition()).forEach(guard -> add(guard, guards));
        guards.addAll(Presence.filters(ofLambda.condition()).stream()
                .flatMap(lambda -> accepted(lambda).stream())
                .toList());
        guards.addAll(of(flow, call.site()));
        return guards;
    }

    /** The same for what is handed back, for each way in which something comes out of a chain; none where nothing does. */
    List<List<Guard>> of(MethodFlow flow, MethodFlow.Returned returned) {
        List<Guard> reached = of(flow, returned.site());
        return emissions.of(returned.value()).stream()
                .map(way -> {
                    List<Guard> guards = new ArrayList<>(reached);
                    way.forEach(guard -> add(guard, guards));
                    return guards;
                })
                .toList();
    }

    /** The steps of what is handed back after which nothing comes in place of what has failed. */
    List<Expr.Call> silenced(MethodFlow.Returned returned) {
        return emissions.silenced(returned.value());
    }

    private List<Guard> of(MethodFlow flow, int index, List<Guard> branches) {
        List<Guard> guards = new ArrayList<>();
        for (Guard branch : branches) {
            add(branch, guards);
            checked(branch).forEach(guard -> add(guard, guards));
        }
        alternatives.of(flow, index).forEach(guard -> add(guard, guards));
        for (Assurance assurance : assurances(flow)) {
            if (guards.size() > MAX_GUARDS) {
                break; // those beyond are not kept
            }
            if (flow.succeedsBefore(assurance.call().site().index(), index)) {
                assurance.guards().forEach(guard -> add(guard, guards));
            }
        }
        return guards;
    }

    private static void add(Guard guard, List<Guard> guards) {
        if (Relevance.of(guard) && guards.stream().noneMatch(guard::sameWay)) {
            guards.add(guard);
        }
    }

    private List<Assurance> assurances(MethodFlow flow) {
        List<Assurance> known = assurances.get(flow);
        if (known == null) {
            known = new ArrayList<>(0);
            for (CallSite call : flow.calls()) {
                List<Guard> guards = only(targets.of(call, flow.target()))
                        .map(body -> substituted(returned(body, new Answer.Any()), call.args()))
                        .orElseGet(() -> inserts.succeeded(call));
                if (!guards.isEmpty()) {
                    known.add(new Assurance(call, guards));
                }
            }
            assurances.put(flow, known);
        }
        return known;
    }

    /** What a method of the project has looked at that gave the answer to a branch's question. */
    private List<Guard> checked(Guard branch) {
        return Answer.of(branch)
                .flatMap(asked -> only(targets.of(asked.call().method(), asked.dispatch(), asked.receiver()))
                        .map(body -> substituted(
                                returned(body, asked.answer()), asked.call().args())))
                .orElse(List.of());
    }

    /** What is sure of the elements that a filter has let pass. */
    private List<Guard> accepted(Presence.Filter filter) {
        return only(targets.of(
                        filter.lambda().runs(),
                        LambdaSteps.dispatch(filter.lambda().body().getTag()),
                        Exprs.UNKNOWN))
                .map(target -> substituted(returned(target, new Answer.Flag(filter.answer())), filter.args()))
                .orElseGet(() -> List.of(Presence.passed(filter)));
    }

    /**
     * What is sure of the elements that a step of a stream has let pass.
     *
     * @param step any call
     * @return nothing where it is no filter
     */
    List<Guard> passed(Expr.Call step) {
        return Presence.filter(step).map(this::accepted).orElse(List.of());
    }

    private static Optional<MethodTarget> only(List<MethodTarget> bodies) {
        return bodies.size() == 1 ? Optional.of(bodies.get(0)) : Optional.empty();
    }

    private List<Guard> returned(MethodTarget target, Answer result) {
        Question question = new Question(target, result);
        List<Guard> known = returned.get(question);
        if (known != null || open.size() >= MAX_DEPTH || !open.add(question)) {
            return known == null ? List.of() : known;
        }
        try {
            known = flows.of(target)
                    .map(flow -> returned(flow.in(target), result))
                    .orElse(List.of());
        } finally {
            open.remove(question);
        }
        returned.put(question, known);
        return known;
    }

    private List<Guard> returned(MethodFlow flow, Answer result) {
        List<Guard> guards = new ArrayList<>();
        NormalEnds ends = flow.ends();
        Predicate<Expr> possible = value -> result.allows(value, flow.target(), facts);
        List<Guard> branches = result instanceof Answer.Flag flag ? ends.guards(flag.yes()) : ends.guards(possible);
        for (Guard branch : branches) {
            add(branch, guards);
            checked(branch).forEach(guard -> add(guard, guards));
        }
        for (Assurance assurance : assurances(flow)) {
            if (ends.areAfter(assurance.call(), possible)) {
                assurance.guards().forEach(guard -> add(guard, guards));
            }
        }
        return List.copyOf(GuardRoom.fitting(guards, MAX_GUARDS));
    }

    private List<Guard> substituted(List<Guard> guards, List<Expr> args) {
        return guards.stream()
                .map(guard -> guard.with(flows.substitute(guard.condition(), args)))
                .toList();
    }
}
