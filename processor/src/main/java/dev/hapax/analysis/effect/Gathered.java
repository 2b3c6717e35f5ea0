package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The effects of one method while they are gathered: without repetitions, and bounded; where a bound is met, that is said. */
final class Gathered {
    private static final int MAX_EFFECTS = 300;
    private static final int MAX_STATEMENTS = 24;
    private static final int MAX_OTHERS = 4;

    private final MethodTarget target;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<Site, Integer> variants = new HashMap<>();
    private final Set<Key> known = new HashSet<>();
    private boolean overflowed;

    Gathered(MethodTarget target) {
        this.target = target;
    }

    private record Key(Site site, List<Expr> operands, List<Way> ways) {}

    private record Way(Site branch, int side) {}

    /** Whether there is room for one more variant of an effect: to be asked before one is made. One without guards always counts. */
    boolean hasRoom(Effect effect, boolean guarded) {
        if (effects.size() >= MAX_EFFECTS) {
            overflowed = true;
            return false;
        }
        boolean statement = runsStatement(effect);
        int limit = statement ? MAX_STATEMENTS : guarded ? MAX_OTHERS : 2 * MAX_OTHERS;
        if (variants.getOrDefault(effect.site(), 0) >= limit) {
            overflowed |= statement;
            return false;
        }
        return true;
    }

    private static boolean runsStatement(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && (call.role() instanceof Role.ExecutesSql || call.role() instanceof Role.RunsStatement);
    }

    void add(Effect effect) {
        if (Relevance.of(effect) && hasRoom(effect, !effect.guards().isEmpty()) && known.add(key(effect))) {
            variants.merge(effect.site(), 1, Integer::sum);
            effects.add(effect);
        }
    }

    private static Key key(Effect effect) {
        return new Key(
                effect.site(),
                effect.operands(),
                effect.guards().stream().map(Gathered::way).toList());
    }

    private static Way way(Guard guard) {
        return new Way(guard.branch(), guard.side());
    }

    List<Effect> effects() {
        if (overflowed) {
            effects.add(Steps.notAnalyzed(target, "which does more than can be followed; split it"));
        }
        return List.copyOf(effects);
    }
}
