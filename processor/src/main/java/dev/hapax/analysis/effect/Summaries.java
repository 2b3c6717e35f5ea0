package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each method does, its callees included: computed once a method, from the callees up. Methods that call each
 * other are computed together, see {@link RecursiveGroup}. The work for each method is bounded, see {@link Gathered}, so
 * that the whole grows with the number of methods and no faster; where a bound is met, an effect says that the method
 * was not analyzed. Not thread-safe.
 */
final class Summaries {
    private final Steps steps;
    private final Flows flows;
    private final Inheritance inheritance;
    private final Map<MethodTarget, Summary> done = new HashMap<>();

    Summaries(Steps steps, Flows flows, TypeFacts facts) {
        this.steps = steps;
        this.flows = flows;
        this.inheritance = new Inheritance(flows, facts);
    }

    List<Effect> of(MethodTarget target) {
        if (!done.containsKey(target)) {
            new Components(steps::of, done::containsKey).forEach(target, this::finish);
        }
        return finished(target).effects();
    }

    private Summary finished(MethodTarget method) {
        return done.getOrDefault(method, Summary.NOTHING);
    }

    private void finish(List<Components.Node> component) {
        if (component.size() == 1 && !component.get(0).callsItself()) {
            done.put(component.get(0).target, summary(component.get(0)));
        } else {
            new RecursiveGroup(component, inheritance, this::finished).summarize(done::put);
        }
    }

    private Summary summary(Components.Node node) {
        Gathered gathered = new Gathered(node.target);
        Set<Step.Into> seen = new HashSet<>();
        for (Step step : node.steps) {
            if (step instanceof Step.Own own) {
                gathered.addOwn(own.effect());
            } else if (step instanceof Step.Into into) {
                List<Effect> effects = finished(into.target()).effects();
                if (!effects.isEmpty() && seen.add(into.withoutPlace())) {
                    inheritance.take(effects, into, gathered);
                }
            }
        }
        return gathered.summary();
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
