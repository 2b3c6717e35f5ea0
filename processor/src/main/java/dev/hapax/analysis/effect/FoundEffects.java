package dev.hapax.analysis.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The effects of a method as they are found, which need not be in the order of its code. */
final class FoundEffects {
    private final List<Effect> effects = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    /**
     * Adds an effect.
     *
     * @param position where the method's code has it
     */
    void add(Effect effect, Origin origin, int position) {
        effects.add(effect);
        origins.add(origin);
        positions.add(position);
    }

    int size() {
        return effects.size();
    }

    /** Those that were found after the first so many. */
    List<Effect> since(int first) {
        return List.copyOf(effects.subList(first, effects.size()));
    }

    /** All of them, in the order of the code. */
    List<Effect> inOrder() {
        int[] order = order();
        return order.length == 0
                ? List.copyOf(effects)
                : IntStream.of(order).mapToObj(effects::get).toList();
    }

    /** The order of the code; nothing where that is the one in which they were found. */
    private int[] order() {
        boolean sorted = true;
        for (int i = 1; i < positions.size() && sorted; i++) {
            sorted = positions.get(i - 1) <= positions.get(i);
        }
        return sorted
                ? new int[0]
                : IntStream.range(0, effects.size())
                        .boxed()
                        .sorted(Comparator.comparing(positions::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** Puts them into a summary. */
    void fill(Summary summary) {
        List<Effect> own = new ArrayList<>();
        Map<Passage, Integer> passages = new LinkedHashMap<>();
        int[] entries = new int[effects.size()];
        for (int i = 0; i < entries.length; i++) {
            Origin origin = origins.get(i);
            int passage = origin.passage()
                    .map(call -> passages.computeIfAbsent(call, key -> passages.size()))
                    .orElse(Integer.MAX_VALUE);
            if (Summary.fits(passage, origin.index())) {
                entries[i] = Summary.inherited(passage, origin.mode(), origin.index());
            } else {
                entries[i] = Summary.own(own.size());
                own.add(effects.get(i));
            }
        }
        summary.fill(entries, order(), own, List.copyOf(passages.keySet()));
    }
}
