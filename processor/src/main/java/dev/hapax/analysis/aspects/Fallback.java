package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.Map;

/**
 * A method that a framework runs where another one has failed.
 *
 * @param body its code
 * @param given which of the other method's arguments its parameters are, both from 0; the others are of another kind
 * @param catches internal names of the failures that it is run for
 * @param partly whether some of these are let through all the same
 * @param onSelf whether it is run too where an object calls the other method on itself
 */
public record Fallback(
        MethodTarget body, Map<Integer, Integer> given, List<String> catches, boolean partly, boolean onSelf) {
    /** Copies the collections. */
    public Fallback {
        given = Map.copyOf(given);
        catches = List.copyOf(catches);
    }
}
