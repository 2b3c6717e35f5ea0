package dev.hapax.analysis.classes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what could not be analyzed, each once. Not thread-safe. */
public final class Problems {
    private final Set<Problem> all = new LinkedHashSet<>();

    /**
     * Notes a problem.
     *
     * @param problem the problem
     */
    public void add(Problem problem) {
        all.add(problem);
    }

    /**
     * All problems so far.
     *
     * @return in the order of appearance
     */
    public List<Problem> all() {
        return List.copyOf(all);
    }
}
