package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.ConstantRuns;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.flow.TypeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands effects of callees to their callers, with the values of the call. Where a callee runs a lambda that the caller gave
 * to it, the caller has what the lambda does.
 */
final class Inheritance {
    /** How many methods can call each other until guards are kept less exactly, see {@link Substitution}. */
    static final int MAX_EXACT = 30;
    /** How deep a lambda can run what it was given itself. */
    private static final int MAX_LAMBDAS = 5;

    private final Flows flows;
    private final TypeFacts facts;
    private final ConstantRuns runs;
    private final Steps steps;
    private final Function<MethodTarget, Summary> finished;
    private final Recall recall;

    /**
     * A way from callees to callers.
     *
     * @param flows put values in the place of parameters
     * @param facts what is known about classes
     * @param runs what methods do when they are given constants
     * @param steps knows what lambdas do
     * @param finished the summaries of methods
     * @param recall makes effects of them
     */
    Inheritance(
            Flows flows,
            TypeFacts facts,
            ConstantRuns runs,
            Steps steps,
            Function<MethodTarget, Summary> finished,
            Recall recall) {
        this.recall = recall;
        this.flows = flows;
        this.facts = facts;
        this.runs = runs;
        this.steps = steps;
        this.finished = finished;
    }

    void take(Step.Into call, Gathered caller) {
        caller.room().begin(call.guards().stream().anyMatch(guard -> TypeTests.isDispatch(guard.condition())));
        take(call, List.of(), MAX_LAMBDAS, caller);
    }

    @SuppressWarnings("ReferenceEquality") // another one says more than the callee's
    private void take(Step.Into made, List<PathStep> way, int lambdas, Gathered caller) {
        Step.Into call = steps.deployed(made);
        Summary callee = finished.apply(call.target());
        List<Effect> effects = recall.of(callee);
        if (effects.isEmpty()) {
            return;
        }
        Substitution here = new Substitution(flows, call.args());
        Passage passage = new Passage(callee, call, way, false);
        Optional<Passage> asItIs = Optional.of(passage);
        PathStep step = passage.step();
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            if (!caller.wants(effect) || here.isImpossible(effect.guards(), caller.target(), facts, runs)) {
                continue;
            }
            if (caller.room().isFull()) {
                caller.room().leaveOut();
                return;
            } else if (!caller.room().isLeft(Widened.isPlain(effect))) {
                continue;
            }
            Effect handed = passage.taken(effect, here, step, 0);
            Effect taken = steps.described(handed, caller.target());
            Origin origin = taken == handed ? new Origin(asItIs, callee.shown(i), 0) : Origin.HERE;
            if (!isInvocation(taken)) {
                caller.addInherited(taken, origin);
            } else if (lambdas == 0 && isRun(taken, caller)) {
                caller.addInherited(tooDeep(caller.target()), Origin.HERE);
            } else if (lambdas == 0 || !run(taken, lambdas - 1, caller)) {
                caller.addInherited(taken, origin);
            }
        }
    }

    private static boolean isInvocation(Effect effect) {
        return effect.action() instanceof Action.Invoked
                || (effect.action() instanceof Action.Unjudged call
                        && call.receiver()
                        && LambdaSteps.in(effect.operand(0))
                                .anyMatch(lambda -> lambda.method()
                                        .name()
                                        .equals(call.method().name())));
    }

    private boolean isRun(Effect invocation, Gathered caller) {
        return !steps.running(invocation, caller.target()).isEmpty();
    }

    /** What is not followed further must not pass for a function that does nothing. */
    static Effect tooDeep(MethodTarget method) {
        return Steps.notAnalyzed(method, "in which functions run functions, more in each other than can be followed");
    }

    /** What a callee does with a lambda that this method gave to it; false where that is not known (yet). */
    private boolean run(Effect invocation, int lambdas, Gathered caller) {
        FunctionCalls.Running running = steps.running(invocation, caller.target());
        List<PathStep> way = new ArrayList<>(invocation.path());
        way.remove(way.size() - 1);
        for (Step step : running.steps()) {
            if (step instanceof Step.Into into) {
                take(into, way, lambdas, caller);
            } else if (step instanceof Step.Own own) {
                caller.addInherited(own.effect().after(way), Origin.HERE);
            }
        }
        running.functions().forEach(caller::ran);
        return !running.functions().isEmpty();
    }

    /**
     * Hands on effects within methods that call each other. Where they are too many, what happens around their calls of each
     * other is left out, and one of them says so.
     *
     * @param effects effects of the callee
     * @param first which of the callee's found effects they begin with
     * @param one one of the methods
     */
    void takeRecurring(List<Effect> effects, int first, Passage passage, Gathered caller, MethodTarget one) {
        Step.Into call = passage.call();
        Substitution here = new Substitution(flows, call.args());
        PathStep step = passage.step();
        boolean coarse = passage.isCoarse();
        caller.room().begin(false);
        if (coarse && !call.surroundings().isPlain() && !effects.isEmpty()) {
            caller.addInherited(
                    Steps.notFollowed(
                            one,
                            "with which more than " + MAX_EXACT
                                    + " methods call each other, so that failures that these catch and work"
                                    + " that they do not wait for are not followed"),
                    Origin.HERE);
        }
        for (int i = 0; i < effects.size(); i++) {
            Effect known = effects.get(i);
            Optional<Effect> effect = coarse ? Widened.inLargeGroups(known) : Optional.of(known);
            if (effect.isPresent()
                    && caller.wants(effect.get())
                    && !here.isImpossible(effect.get().guards(), caller.target(), facts, runs)) {
                if (!caller.room().isLeft(Widened.isPlain(known))) {
                    return;
                }
                caller.addRecurring(
                        passage.taken(known, here, step, 0), new Origin(Optional.of(passage), first + i, 0), coarse);
            }
        }
    }
}
