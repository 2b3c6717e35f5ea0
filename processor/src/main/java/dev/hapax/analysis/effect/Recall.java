package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.flow.Flows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the effects of summaries. Those that were asked for last are kept, as many as the memory is good for: in all but the
 * largest projects that is all of them. Not thread-safe.
 */
final class Recall {
    private final Flows flows;
    private final long room;
    private final Map<Summary, List<Effect>> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /**
     * A memory.
     *
     * @param flows put values in the place of parameters
     * @param room how many effects are kept
     */
    Recall(Flows flows, long room) {
        this.flows = flows;
        this.room = room;
    }

    /** The effects of a summary, in the order of the code. */
    List<Effect> of(Summary summary) {
        if (summary.isEmpty()) {
            return List.of();
        }
        List<Effect> known = recent.get(summary);
        if (known == null) {
            known = made(summary);
            keep(summary, known);
        }
        return known;
    }

    /** Keeps effects that have just been found out. */
    void keep(Summary summary, List<Effect> effects) {
        if (recent.put(summary, effects) == null) {
            held += effects.size();
        }
        Iterator<List<Effect>> eldest = recent.values().iterator();
        while (held > room && recent.size() > 1) {
            held -= eldest.next().size();
            eldest.remove();
        }
    }

    /** A call whose values have been put in order, for all effects that come through it. */
    private record Open(Substitution here, PathStep step) {}

    private List<Effect> made(Summary summary) {
        Map<Passage, Open> open = new HashMap<>();
        List<Effect> all = new ArrayList<>(summary.size());
        for (int i = 0; i < summary.size(); i++) {
            all.add(made(summary, summary.shown(i), open));
        }
        return Collections.unmodifiableList(all);
    }

    /** Goes down to the method that has the effect itself, or to one that is remembered, and takes it from there up again. */
    private Effect made(Summary summary, int index, Map<Passage, Open> open) {
        List<Passage> way = new ArrayList<>();
        List<Integer> modes = new ArrayList<>();
        Summary at = summary;
        int found = index;
        Effect effect = null;
        while (effect == null) {
            List<Effect> known = at.isInOrder() ? recent.get(at) : null;
            if (known != null) {
                effect = known.get(found);
            } else if (at.isOwn(found)) {
                effect = at.effect(found);
            } else {
                Passage passage = at.passage(found);
                way.add(passage);
                modes.add(at.mode(found));
                found = at.origin(found);
                at = passage.callee();
            }
        }
        for (int i = way.size() - 1; i >= 0; i--) {
            Passage passage = way.get(i);
            Open here = open.computeIfAbsent(
                    passage, key -> new Open(new Substitution(flows, key.call().args()), key.step()));
            effect = passage.taken(effect, here.here(), here.step(), modes.get(i));
        }
        return effect;
    }
}
