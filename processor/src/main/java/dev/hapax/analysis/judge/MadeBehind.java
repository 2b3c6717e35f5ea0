package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows what an object was made behind that is saved later, with others, or by another method: {@code if (!exists(id)) {
 * notes.add(new Note(id)); }}, and then {@code saveAll(notes)}. It is not saved unless it was made.
 */
final class MadeBehind {
    private static final int MAX_GUARDS = 12;

    private final Effects effects;
    private final Map<Site, List<Guard>> known = new HashMap<>();

    MadeBehind(Effects effects) {
        this.effects = effects;
    }

    /** The effect of saving an object, behind all that making it stands behind. */
    Effect guarded(Effect save, Expr object) {
        if (!(object instanceof Expr.Fresh made)) {
            return save;
        }
        Effect behind = save;
        for (Guard guard : known.computeIfAbsent(made.site(), effects::guards).stream()
                .limit(MAX_GUARDS)
                .toList()) {
            if (!endsLoop(guard) && save.guards().stream().noneMatch(guard::sameWay)) {
                behind = behind.behind(guard);
            }
        }
        return behind;
    }

    /** What comes after a loop is no less done where there was nothing to go through. */
    private static boolean endsLoop(Guard guard) {
        return guard.outcome() == Guard.Outcome.FALSE
                && guard.condition() instanceof Expr.Call call
                && call.method().name().equals("hasNext");
    }
}
