package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import java.util.List;

/** A call through which a method has the effects of another. */
final class Passage {
    /** The effect has lost what it knew of its values, see {@link Widened#collapsed}. */
    static final int COLLAPSED = 1;
    /** The effect has lost its guards. */
    static final int UNGUARDED = 2;

    private final Summary callee;
    private final Step.Into call;
    private final List<PathStep> way;
    private final boolean coarse;

    /**
     * A call.
     *
     * @param callee what the called method does; it may still be found out
     * @param call the call
     * @param way the way to the call, where it is made by what another callee runs
     * @param coarse whether both are in a large group of methods that call each other
     */
    Passage(Summary callee, Step.Into call, List<PathStep> way, boolean coarse) {
        this.callee = callee;
        this.call = call;
        this.way = way;
        this.coarse = coarse;
    }

    Summary callee() {
        return callee;
    }

    Step.Into call() {
        return call;
    }

    boolean isCoarse() {
        return coarse;
    }

    /** The call as a step of the way to an effect. */
    PathStep step() {
        return new PathStep(call.place(), call.target().key().display());
    }

    /**
     * An effect of the callee, as the caller has it.
     *
     * @param effect the effect; in a large group one that {@link Widened#inLargeGroups} lets pass
     * @param here the values of the call
     * @param step what {@link #step} has made
     * @param mode what else becomes of it: nothing (0), {@link #COLLAPSED}, {@link #UNGUARDED} or both
     */
    Effect taken(Effect effect, Substitution here, PathStep step, int mode) {
        Effect known = coarse ? Widened.inLargeGroups(effect).orElse(effect) : effect;
        Effect taken = here.of(known, call, step, coarse).after(way);
        Effect bounded = (mode & COLLAPSED) == 0 ? taken : Widened.collapsed(taken);
        return (mode & UNGUARDED) == 0 ? bounded : bounded.unguarded();
    }
}
