package dev.hapax.analysis.flow;

import java.util.BitSet;

/**
 * What lies on every way to an instruction: really on every one, or on those that are left without the ways that are there for
 * a null check alone.
 *
 * @param all knows about all ways
 * @param left knows about those that are left; the same where all are
 * @param checked the other ways of such null checks: what comes after them is reached without them, too, if nothing else says so
 */
record Dominance(Dominators all, Dominators left, BitSet checked) {
    boolean dominates(int first, int second) {
        return all.dominates(first, second);
    }

    /** The nearest node that lies on every way that is left, negative at the entry. */
    int above(int node) {
        return left.above(node);
    }

    /** Whether a node that lies on every way that is left says what must hold for an instruction to be reached. */
    boolean holds(int node, int index) {
        return !checked.get(node) || all.dominates(node, index);
    }
}
