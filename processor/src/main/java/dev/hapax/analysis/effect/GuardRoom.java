package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.EitherGuards;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.TypeTests;
import java.util.ArrayList;
import java.util.List;

/**
 * Which guards are kept where there are too many: those that ask something before those that go by values alone, which let pass
 * each time what they have let pass once; else the nearest.
 */
final class GuardRoom {
    private GuardRoom() {}

    /** As many guards as there is room for, in their order. */
    static List<Guard> fitting(List<Guard> guards, int room) {
        if (guards.size() <= room) {
            return guards;
        }
        List<Guard> kept = new ArrayList<>(guards);
        for (int i = kept.size() - 1; i >= 0 && kept.size() > room; i--) {
            if (isPlain(kept.get(i))) {
                kept.remove(i);
            }
        }
        return kept.size() > room ? kept.subList(0, room) : kept;
    }

    private static boolean isPlain(Guard guard) {
        if (TypeTests.isDispatch(guard.condition()) || Effect.isUndecided(guard)) {
            return false;
        } else if (EitherGuards.is(guard)) {
            return true; // one that is sure is worth more
        }
        boolean[] asks = {false};
        Subexpressions.visit(
                guard.condition(),
                part -> asks[0] |=
                        part instanceof Expr.Call call && !call.method().owner().startsWith("java/"));
        return !asks[0];
    }
}
