package dev.hapax.processor.declaration;

import java.util.List;

/**
 * A deduplication key's path, resolved against the payload's type.
 *
 * @param steps the way from the payload to the key
 */
public record KeyPath(List<Step> steps) {
    /** Copies the steps. */
    public KeyPath {
        steps = List.copyOf(steps);
    }

    /**
     * One access on the way.
     *
     * @param member the name of the method or field
     * @param isMethod whether it is a method
     */
    public record Step(String member, boolean isMethod) {}
}
