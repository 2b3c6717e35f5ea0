package dev.hapax.analysis.judge;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import java.util.Optional;

/** Finds what writes an object back that was changed in memory. */
final class WriteBacks {
    private final Positions positions;
    private final Closings closings;

    WriteBacks(Positions positions, Closings closings) {
        this.positions = positions;
        this.closings = closings;
    }

    /** What writes back the object that a change is in; empty where it is written at once, or by itself. */
    Optional<Effect> of(Change change) {
        if (!(change.effect().action() instanceof Action.FieldChange)) {
            return Optional.empty();
        }
        return positions
                .after(change)
                .filter(closings::writesBack)
                .filter(other -> other.subjects().stream().anyMatch(change.subjects()::contains))
                .map(Change::effect)
                .findFirst();
    }

    /** The same, where it stands in the method of the change: a domain method is told by itself. */
    Optional<Effect> beside(Change change) {
        return of(change)
                .filter(effect -> isBeside(effect.place(), change.effect().place()));
    }

    private static boolean isBeside(CodePlace one, CodePlace other) {
        return one.className().equals(other.className()) && one.method().equals(other.method());
    }
}
