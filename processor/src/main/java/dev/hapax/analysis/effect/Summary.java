package dev.hapax.analysis.effect;

import java.util.List;

/**
 * What a method does, its callees included.
 *
 * @param effects in the order of the code
 */
record Summary(List<Effect> effects) {
    static final Summary NOTHING = new Summary(List.of());

    /** Copies the list. */
    Summary {
        effects = List.copyOf(effects);
    }
}
