package dev.hapax.analysis.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what one mark loses: the crash after it takes all that has not been done yet, and one change of the code keeps all of
 * it. So it is told once, at what comes first; what stands on another way is told by itself.
 */
final class LostTogether {
    private final Order order;

    LostTogether(Order order) {
        this.order = order;
    }

    /** The same changes, in their order, each with what is lost beside it. */
    List<Judged> judge(List<Judged> all) {
        Map<Judged, List<Change>> besides = new LinkedHashMap<>();
        List<Judged> firsts = new ArrayList<>();
        List<Judged> behind = new ArrayList<>();
        for (Judged judged : all) {
            if (judged.isLostByMark() && !LostWithItsSave.is(judged, all)) {
                Optional<Judged> first = firsts.stream()
                        .filter(earlier -> isLostWith(earlier, judged))
                        .findFirst();
                first.ifPresentOrElse(
                        earlier -> besides.computeIfAbsent(earlier, key -> new ArrayList<>())
                                .add(judged.change()),
                        () -> firsts.add(judged));
                first.ifPresent(earlier -> behind.add(judged));
            }
        }
        return all.stream()
                .map(judged -> behind.contains(judged)
                        ? judged.with(new Judged.Lost(false, List.of()))
                        : besides.containsKey(judged)
                                ? judged.with(new Judged.Lost(true, besides.get(judged)))
                                : judged)
                .toList();
    }

    private boolean isLostWith(Judged earlier, Judged judged) {
        return earlier.protection().mark().isPresent()
                && earlier.protection().mark().equals(judged.protection().mark())
                && order.isOneRun(earlier.change(), judged.change());
    }
}
