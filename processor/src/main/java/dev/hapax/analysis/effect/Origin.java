package dev.hapax.analysis.effect;

import java.util.Optional;

/**
 * Where an effect of a method comes from.
 *
 * @param passage the call that it comes through; empty where the method has it itself, or not as the callee has it
 * @param index which of the callee's found effects it is
 * @param mode what else has become of it, for {@link Passage#taken}
 */
record Origin(Optional<Passage> passage, int index, int mode) {
    /** The method itself. */
    static final Origin HERE = new Origin(Optional.empty(), 0, 0);

    Origin with(int more) {
        return new Origin(passage, index, mode | more);
    }
}
