package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.ConstantRuns;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What each method does, its callees included: computed once a method, from the callees up. Methods that call each
 * other are computed together, see {@link RecursiveGroup}. The work for each method is bounded, see {@link Gathered}, so
 * that the whole grows with the number of methods and no faster; where a bound is met, an effect says that the method
 * was not analyzed. Not thread-safe.
 */
final class Summaries {
    /** How deep functions are looked at within the summaries of those that run them. */
    private static final int MAX_DEPTH = 24;

    private final Steps steps;
    private final Flows flows;
    private final Recall recall;
    private final Inheritance inheritance;
    private final Map<MethodTarget, Summary> done = new HashMap<>();
    private final Set<MethodTarget> begun = new HashSet<>();
    private final BooleanSupplier full;
    private long calls;
    private int depth;

    Summaries(Steps steps, TypeFacts facts, ConstantRuns runs, Flows flows, Recall recall, BooleanSupplier full) {
        this.full = full;
        this.steps = steps;
        this.flows = flows;
        this.recall = recall;
        this.inheritance = new Inheritance(flows, facts, runs, steps, this::finished, recall);
    }

    List<Effect> of(MethodTarget target) {
        if (!done.containsKey(target)) {
            summarize(target);
        }
        return recall.of(finished(target));
    }

    private void summarize(MethodTarget target) {
        Set<MethodTarget> here = new HashSet<>();
        try {
            new Components(method -> begin(method, here), method -> isFinished(method, here))
                    .forEach(target, this::finish);
        } finally {
            begun.removeAll(here);
        }
    }

    /** What is begun here and now is a callee like any other: it may be in a group with its caller. */
    private boolean isFinished(MethodTarget method, Set<MethodTarget> here) {
        return done.containsKey(method) || (begun.contains(method) && !here.contains(method));
    }

    private List<Step> begin(MethodTarget method, Set<MethodTarget> here) {
        if (full.getAsBoolean()) {
            throw new OutOfMemoryError("what methods do fills the heap, at " + method.key());
        }
        begun.add(method);
        here.add(method);
        return steps.of(method);
    }

    /**
     * What is known of a method. Which function is run where a method calls one is known only once values have been put in
     * the place of parameters: then it may be one that no step leads to, such as a lambda that another lambda has captured. It
     * is summarized at that moment. Where it calls back what is being summarized, that adds nothing.
     */
    private Summary finished(MethodTarget method) {
        Summary known = done.get(method);
        if (known != null || begun.contains(method)) {
            return known == null ? Summary.NOTHING : known;
        }
        if (depth >= MAX_DEPTH) {
            return Summary.of(Inheritance.tooDeep(method));
        }
        depth++;
        try {
            summarize(method);
        } finally {
            depth--;
        }
        return done.getOrDefault(method, Summary.NOTHING);
    }

    private void finish(List<Components.Node> component) {
        if (component.size() == 1 && !component.get(0).callsItself()) {
            MethodTarget target = component.get(0).target;
            Gathered gathered = gathered(target, component.get(0).steps);
            Summary summary = new Summary();
            gathered.fill(summary);
            keep(target, summary, gathered);
        } else {
            new RecursiveGroup(component, inheritance).summarize(this::keep);
        }
    }

    private void keep(MethodTarget target, Summary summary, Gathered gathered) {
        done.put(target, summary);
        recall.keep(summary, gathered.effects());
        calls += summary.calls();
    }

    /** Through how many calls effects come that are kept, of all methods together. */
    long size() {
        return calls;
    }

    /** What some steps do that stand for a method. */
    List<Effect> of(MethodTarget target, List<Step> steps) {
        steps.stream().flatMap(Components::into).forEach(this::of);
        return gathered(target, steps).effects();
    }

    private Gathered gathered(MethodTarget target, List<Step> steps) {
        Gathered gathered = new Gathered(target, Room.MAX_WORK);
        Set<Step.Into> seen = new HashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Own own) {
                gathered.addOwn(own.effect());
            } else if (step instanceof Step.Into into) {
                take(into, seen, gathered);
            } else if (step instanceof Step.Passed passed && passed.inAnyCase() && !gathered.hasRun(passed.lambda())) {
                passed.here().forEach(into -> take(into, seen, gathered));
                passed.own().forEach(own -> gathered.addOwn(own.effect()));
            }
        }
        return gathered;
    }

    private void take(Step.Into into, Set<Step.Into> seen, Gathered gathered) {
        if (seen.add(into.withoutPlace())) {
            inheritance.take(into, gathered);
        }
    }

    /** What a method does that the framework calls. */
    List<Effect> ofEntry(MethodTarget target) {
        Transaction outer = steps.entered(target);
        List<Effect> effects = of(target);
        return outer.equals(Transaction.CALLERS)
                ? effects
                : effects.stream().map(effect -> effect.in(outer, target.key())).toList();
    }

    /** Effects with the values that a caller has. */
    List<Effect> with(List<Effect> effects, List<Expr> args) {
        Substitution here = new Substitution(flows, args);
        List<Effect> result = new ArrayList<>(effects.size());
        for (Effect effect : effects) {
            List<Expr> operands = here.of(effect.operands());
            result.add(operands == effect.operands() ? effect : effect.with(operands));
        }
        return result;
    }
}
