package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each method does, its callees included: computed once a method, from the callees up. Methods that call each
 * other are computed together, in rounds, until nothing is added. The work for each method is bounded, see
 * {@link Gathered}, so that the whole grows with the number of methods and no faster; where a bound is met, an effect
 * says that the method was not analyzed. Not thread-safe.
 */
final class Summaries {
    private static final int MAX_ROUNDS = 12;
    /** How many methods can call each other until guards are kept less exactly, see {@link Substitution}. */
    private static final int MAX_EXACT = 30;

    private final Steps steps;
    private final Flows flows;
    private final Map<MethodTarget, Summary> done = new HashMap<>();

    Summaries(Steps steps, Flows flows) {
        this.steps = steps;
        this.flows = flows;
    }

    List<Effect> of(MethodTarget target) {
        if (!done.containsKey(target)) {
            new Components(steps::of, done::containsKey).forEach(target, this::finish);
        }
        return done.getOrDefault(target, Summary.NOTHING).effects();
    }

    private void finish(List<Components.Node> component) {
        if (component.size() == 1 && !component.get(0).callsItself()) {
            Components.Node only = component.get(0);
            done.put(only.target, summary(only, Set.of(), false));
            return;
        }
        Set<MethodTarget> group = keys(component);
        int[][] callees = calleesWithin(component);
        int[] version = new int[component.size()];
        int[] seen = new int[component.size()];
        Arrays.fill(seen, -1);
        boolean changed = true;
        for (int round = 1; changed; round++) {
            changed = false;
            for (int i = 0; i < seen.length; i++) {
                int current =
                        Arrays.stream(callees[i]).map(callee -> version[callee]).sum();
                if (current != seen[i]) {
                    seen[i] = current;
                    if (recompute(component.get(i), group, round > MAX_ROUNDS)) {
                        version[i]++;
                        changed = true;
                    }
                }
            }
        }
    }

    private static Set<MethodTarget> keys(List<Components.Node> component) {
        return component.stream().map(node -> node.target).collect(Collectors.toSet());
    }

    private static int[][] calleesWithin(List<Components.Node> component) {
        Map<MethodTarget, Integer> positions = new HashMap<>();
        for (Components.Node node : component) {
            positions.put(node.target, positions.size());
        }
        return component.stream()
                .map(node -> node.callees.stream()
                        .map(callee -> positions.get(callee))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Computes a method again. What has been cut stays as it is: its callers know that they do not know all. */
    private boolean recompute(Components.Node node, Set<MethodTarget> group, boolean last) {
        Summary before = done.getOrDefault(node.target, Summary.NOTHING);
        if (before.cut()) {
            return false;
        }
        Summary after = summary(node, group, false);
        boolean changed = !after.isSame(before);
        if (changed && last) {
            after = summary(node, group, true);
        }
        done.put(node.target, after);
        return changed;
    }

    private Summary summary(Components.Node node, Set<MethodTarget> group, boolean unfinished) {
        Gathered gathered = new Gathered(node.target);
        if (unfinished) {
            gathered.cut();
        }
        Set<Call> seen = new HashSet<>();
        for (Step step : node.steps) {
            if (step instanceof Step.Own own) {
                gathered.addOwn(own.effect());
            } else if (step instanceof Step.Into into) {
                Summary callee = done.getOrDefault(into.target(), Summary.NOTHING);
                if (!callee.effects().isEmpty() && seen.add(new Call(into.target(), into.args(), into.guards()))) {
                    inherit(callee, into, group, gathered);
                }
            }
        }
        return gathered.summary();
    }

    private record Call(MethodTarget target, List<Expr> args, List<Guard> guards) {}

    private void inherit(Summary callee, Step.Into into, Set<MethodTarget> group, Gathered gathered) {
        Substitution here = new Substitution(flows, into.args());
        PathStep step = new PathStep(into.place(), into.target().key().display());
        boolean recurring = group.contains(into.target());
        boolean coarse = recurring && group.size() > MAX_EXACT;
        for (Effect known : callee.effects()) {
            Effect effect = coarse ? Widened.inLargeGroups(known).orElse(null) : known;
            if (effect == null || !gathered.hasRoom()) {
                continue;
            }
            Effect instance = here.of(effect, into, step, coarse);
            if (recurring) {
                gathered.addRecurring(instance, coarse);
            } else {
                gathered.addInherited(instance);
            }
        }
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
