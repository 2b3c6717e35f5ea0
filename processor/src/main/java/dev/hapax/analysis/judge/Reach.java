package dev.hapax.analysis.judge;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Goes from one thing to those that it leads to, nearest first, each once. How far a thing is does not depend on what was
 * gone through before: what is found there may be kept for the next time, how far one went may not.
 */
final class Reach {
    private Reach() {}

    /**
     * Visits all that can be reached.
     *
     * @param steps how many steps are taken at most
     * @param start the first thing
     * @param visit looks at a thing and says what it leads to
     */
    static <T> void within(int steps, T start, Function<T, Set<T>> visit) {
        Set<T> seen = new LinkedHashSet<>(Set.of(start));
        Set<T> next = Set.of(start);
        for (int step = 0; step <= steps && !next.isEmpty(); step++) {
            Set<T> found = new LinkedHashSet<>();
            next.forEach(one -> found.addAll(visit.apply(one)));
            found.removeIf(one -> !seen.add(one));
            next = found;
        }
    }
}
