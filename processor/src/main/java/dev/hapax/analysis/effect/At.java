package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.flow.Site;
import java.util.List;

/**
 * A place on the way to an effect that decides what becomes of it. Two are the same if the instruction is the same,
 * whatever the way there.
 *
 * @param site the instruction
 * @param place where that stands
 * @param path the way there, the place itself last
 */
public record At(Site site, CodePlace place, List<PathStep> path) {
    /** The same, one call further up. */
    At below(PathStep step) {
        return new At(site, place, CallPath.of(step, path));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof At at && at.site.equals(site);
    }

    @Override
    public int hashCode() {
        return site.hashCode();
    }
}
