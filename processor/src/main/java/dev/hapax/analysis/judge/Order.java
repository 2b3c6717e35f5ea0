package dev.hapax.analysis.judge;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.effect.Effects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether two changes can both take place in one run: not where each stands on a way of its own. */
final class Order {
    private final Effects effects;
    private final Map<Pair, Boolean> known = new HashMap<>();

    Order(Effects effects) {
        this.effects = effects;
    }

    private record Pair(PathStep one, PathStep other) {}

    boolean isOneRun(Change one, Change other) {
        List<PathStep> first = one.effect().path();
        List<PathStep> second = other.effect().path();
        int parted = 0;
        int common = Math.min(first.size(), second.size());
        while (parted < common && first.get(parted).equals(second.get(parted))) {
            parted++;
        }
        if (parted == common) {
            return true;
        }
        Pair pair = new Pair(first.get(parted), second.get(parted));
        if (pair.one().place().equals(pair.other().place())) {
            return true; // one call does both
        }
        return known.computeIfAbsent(
                pair,
                key -> effects.canFollow(key.one().place(), key.other().place())
                        || effects.canFollow(key.other().place(), key.one().place()));
    }
}
