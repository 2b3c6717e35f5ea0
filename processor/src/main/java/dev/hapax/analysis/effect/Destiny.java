package dev.hapax.analysis.effect;

import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What becomes of work that a call begins and does not wait for.
 *
 * @param end how it ends
 * @param startedAt the call that begins it, where it does not begin by itself
 * @param awaitedAt the calls that wait for it
 * @param recoveredAt the calls that turn its failure into a success
 * @param toldAt the calls that may hand its outcome to a function
 */
record Destiny(End end, OptionalInt startedAt, Set<Integer> awaitedAt, Set<Integer> recoveredAt, Set<Integer> toldAt) {
    static final Destiny DROPPED = of(End.DROPPED);

    static final Destiny UNKNOWN = of(End.UNKNOWN);

    /** Ends, the most telling first. */
    enum End {
        /** Somebody waits here. */
        AWAITED,
        /** The caller gets it. */
        RETURNED,
        /** It is kept or given away: somebody may wait. */
        UNKNOWN,
        /** Nobody waits. */
        DROPPED
    }

    static Destiny of(End end) {
        return new Destiny(end, OptionalInt.empty(), Set.of(), Set.of(), Set.of());
    }

    static Destiny awaited(int at) {
        return new Destiny(End.AWAITED, OptionalInt.empty(), Set.of(at), Set.of(), Set.of());
    }

    Destiny startedAt(int index) {
        OptionalInt first = startedAt.isPresent() ? startedAt : OptionalInt.of(index);
        return new Destiny(end, first, awaitedAt, recoveredAt, toldAt);
    }

    Destiny recoveredAt(int index) {
        return new Destiny(end, startedAt, awaitedAt, both(recoveredAt, Set.of(index)), toldAt);
    }

    Destiny toldAt(int index) {
        return new Destiny(end, startedAt, awaitedAt, recoveredAt, both(toldAt, Set.of(index)));
    }

    /** Two uses of the same thing. */
    Destiny and(Destiny other) {
        return new Destiny(
                end.compareTo(other.end) <= 0 ? end : other.end,
                startedAt.isPresent() ? startedAt : other.startedAt,
                both(awaitedAt, other.awaitedAt),
                recoveredWith(other),
                both(toldAt, other.toldAt));
    }

    /** What is recovered and then dropped keeps no failure from whoever else gets the thing as it is. */
    private Set<Integer> recoveredWith(Destiny other) {
        if (end == End.DROPPED || other.showsFailures()) {
            return other.recoveredAt;
        }
        return other.end == End.DROPPED || showsFailures() ? recoveredAt : both(recoveredAt, other.recoveredAt);
    }

    private boolean showsFailures() {
        return recoveredAt.isEmpty() && (end == End.AWAITED || end == End.RETURNED);
    }

    private static Set<Integer> both(Set<Integer> one, Set<Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<Integer> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
