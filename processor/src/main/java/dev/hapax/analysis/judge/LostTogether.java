package dev.hapax.analysis.judge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what one mark loses: the crash after it takes all that has not been done yet, and one change of the code keeps all of
 * it. So it is told once, at the first of it on the way on which most is lost.
 */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class LostTogether {
    private final Order order;

    LostTogether(Order order) {
        this.order = order;
    }

    /** The same changes, in their order, each with what is lost beside it. */
    List<Judged> judge(List<Judged> all) {
        Map<Protection.Mark, List<Judged>> byMark = new LinkedHashMap<>();
        IdentityHashMap<Judged, Judged.Lost> told = new IdentityHashMap<>();
        for (Judged judged : all) {
            Optional<Protection.Mark> mark = judged.protection().mark();
            if (LostWithItsSave.is(judged, all)) {
                told.put(judged, new Judged.Lost(false, List.of()));
            } else if (mark.isPresent() && judged.isLostByMark()) {
                byMark.computeIfAbsent(mark.get(), key -> new ArrayList<>()).add(judged);
            }
        }
        for (List<Judged> lost : byMark.values()) {
            Judged first = first(lost);
            lost.forEach(judged -> told.put(judged, new Judged.Lost(false, List.of())));
            told.put(first, new Judged.Lost(true, besides(first, lost)));
        }
        return all.stream()
                .map(judged -> judged.with(told.getOrDefault(judged, judged.lost())))
                .toList();
    }

    private static List<Change> besides(Judged first, List<Judged> lost) {
        return lost.stream()
                .filter(judged -> judged != first)
                .map(Judged::change)
                .toList();
    }

    /** The first on the way on which most is lost. */
    private Judged first(List<Judged> lost) {
        return lost.stream()
                .map(judged -> lost.stream()
                        .filter(other -> order.isOneRun(judged.change(), other.change()))
                        .toList())
                .reduce((one, other) -> other.size() > one.size() ? other : one)
                .map(way -> way.get(0))
                .orElse(lost.get(0));
    }
}
