package dev.hapax.analysis.description;

import dev.hapax.analysis.PathStep;
import java.util.List;

/**
 * An effect of a handler.
 *
 * @param what what it is, as {@code the update of `accounts`}
 * @param repeat what a redelivery does, as the end of a sentence that begins with it
 * @param verdict how safe it is under the handler's guarantee
 * @param protection what keeps it from taking place twice, as a sentence; empty text where nothing does
 * @param window when it takes place twice or never nevertheless, as a sentence; empty text where that is never
 * @param durable whether it outlives the process
 * @param path the way there, the effect's own place last
 */
public record EffectDescription(
        String what,
        String repeat,
        Verdict verdict,
        String protection,
        String window,
        boolean durable,
        List<PathStep> path) {

    /** Copies the list. */
    public EffectDescription {
        path = List.copyOf(path);
    }

    /** How safe an effect is. */
    public enum Verdict {
        /** It is idempotent, or protected without a gap. */
        SAFE,
        /** It is protected, and a window stays that the guarantee allows for. */
        WINDOW,
        /** It may be lost or repeated in a way that is said as a warning. */
        DOUBTFUL,
        /** It breaks the guarantee. */
        UNSAFE,
        /** Nobody knows. */
        UNJUDGED
    }
}
