package dev.hapax.analysis.effect;

import java.util.List;

/**
 * What a method does, its callees included.
 *
 * @param effects in the order of the code
 * @param cut whether something was left out, which one of the effects then says
 * @param fingerprint the same for the same effects in any order
 */
record Summary(List<Effect> effects, boolean cut, long fingerprint) {
    static final Summary NOTHING = new Summary(List.of(), false, 0);

    boolean isSame(Summary other) {
        return effects.size() == other.effects.size() && fingerprint == other.fingerprint;
    }
}
