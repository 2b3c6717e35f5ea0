package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.List;
import java.util.Optional;

/** Hands effects of callees to their callers, with the values of the call. */
final class Inheritance {
    /** How many methods can call each other until guards are kept less exactly, see {@link Substitution}. */
    private static final int MAX_EXACT = 30;

    private final Flows flows;
    private final TypeFacts facts;

    Inheritance(Flows flows, TypeFacts facts) {
        this.flows = flows;
        this.facts = facts;
    }

    void take(List<Effect> effects, Step.Into call, Gathered caller) {
        if (effects.isEmpty()) {
            return;
        }
        Substitution here = new Substitution(flows, call.args());
        PathStep step = step(call);
        for (Effect effect : effects) {
            if (!caller.wants(effect) || here.isImpossible(effect.guards(), caller.target(), facts)) {
                continue;
            }
            if (!caller.hasRoom()) {
                return;
            }
            caller.addInherited(here.of(effect, call, step, false));
        }
    }

    /**
     * Hands on effects within methods that call each other.
     *
     * @param methods how many they are
     */
    void takeRecurring(List<Effect> effects, Step.Into call, Gathered caller, int methods) {
        Substitution here = new Substitution(flows, call.args());
        PathStep step = step(call);
        boolean coarse = methods > MAX_EXACT;
        for (Effect known : effects) {
            Optional<Effect> effect = coarse ? Widened.inLargeGroups(known) : Optional.of(known);
            if (effect.isPresent()
                    && caller.wants(effect.get())
                    && !here.isImpossible(effect.get().guards(), caller.target(), facts)) {
                if (!caller.hasRoom()) {
                    return;
                }
                caller.addRecurring(here.of(effect.get(), call, step, coarse), coarse);
            }
        }
    }

    private static PathStep step(Step.Into call) {
        return new PathStep(call.place(), call.target().key().display());
    }
}
