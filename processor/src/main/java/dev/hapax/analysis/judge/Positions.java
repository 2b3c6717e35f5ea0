package dev.hapax.analysis.judge;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The changes of one handler in the order of its code. Each is itself alone: equal ones have places of their own. */
final class Positions {
    private final List<Change> all;
    private final IdentityHashMap<Change, Integer> places = new IdentityHashMap<>();

    Positions(List<Change> changes) {
        all = List.copyOf(changes);
        for (Change change : all) {
            places.put(change, places.size());
        }
    }

    List<Change> all() {
        return all;
    }

    /** The place of a change; 0 for one of another handler. */
    int of(Change change) {
        return places.getOrDefault(change, 0);
    }

    /** What stands behind a change. */
    Stream<Change> after(Change change) {
        return all.stream().skip(of(change) + 1L);
    }
}
