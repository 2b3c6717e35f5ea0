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
 */
record Destiny(End end, OptionalInt startedAt, Set<Integer> awaitedAt, Set<Integer> recoveredAt) {
    static final Destiny DROPPED = new Destiny(End.DROPPED, OptionalInt.empty(), Set.of(), Set.of());

    static final Destiny UNKNOWN = new Destiny(End.UNKNOWN, OptionalInt.empty(), Set.of(), Set.of());

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
        return new Destiny(end, OptionalInt.empty(), Set.of(), Set.of());
    }

    static Destiny awaited(int at) {
        return new Destiny(End.AWAITED, OptionalInt.empty(), Set.of(at), Set.of());
    }

    Destiny startedAt(int index) {
        return new Destiny(end, startedAt.isPresent() ? startedAt : OptionalInt.of(index), awaitedAt, recoveredAt);
    }

    Destiny recoveredAt(int index) {
        Set<Integer> all = new LinkedHashSet<>(recoveredAt);
        all.add(index);
        return new Destiny(end, startedAt, awaitedAt, all);
    }

    /** Two uses of the same thing. */
    Destiny and(Destiny other) {
        Set<Integer> waits = new LinkedHashSet<>(awaitedAt);
        waits.addAll(other.awaitedAt);
        Set<Integer> recovers = new LinkedHashSet<>(recoveredAt);
        recovers.addAll(other.recoveredAt);
        return new Destiny(
                end.compareTo(other.end) <= 0 ? end : other.end,
                startedAt.isPresent() ? startedAt : other.startedAt,
                waits,
                recovers);
    }
}
