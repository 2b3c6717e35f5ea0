package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.judge.Writing.Kind;
import java.util.List;

/**
 * Knows claims that are locks: what is claimed is given back when the work is done. A lock keeps two runs apart, one after the
 * other it lets both do their work.
 */
final class Locks {
    private final Positions positions;
    private final Writings writings;
    private final StateReads reads;
    private final StoreKeys keys;
    private final Order order;
    private final Effects effects;

    Locks(Positions positions, Writings writings, StateReads reads, StoreKeys keys, Order order, Effects effects) {
        this.positions = positions;
        this.writings = writings;
        this.reads = reads;
        this.keys = keys;
        this.order = order;
        this.effects = effects;
    }

    /** Whether a claim is given back wherever a change that it guards is done. */
    boolean isGivenBack(Look claim, Change guarded) {
        return positions.all().stream()
                .filter(other -> other.subjects().contains(claim.subject()))
                .filter(other -> writings.of(other).kind() == Kind.REMOVAL)
                .filter(removal -> !keys.differ(claim, removal.effect()))
                .filter(removal ->
                        !removal.effect().path().equals(guarded.effect().path()))
                .anyMatch(removal -> isAlwaysDone(claim, removal, guarded));
    }

    /** Whoever holds the lock may be asked for before it is given back, and that something succeeded; nothing else. */
    private boolean isAlwaysDone(Look claim, Change removal, Change guarded) {
        return order.isOneRun(guarded, removal)
                && !Closings.isDoneInstead(guarded.effect(), removal.effect())
                && removal.effect().guards().stream()
                        .filter(needed -> needed.outcome() != Guard.Outcome.DONE)
                        .allMatch(needed -> guarded.effect().guards().stream().anyMatch(needed::sameWay)
                                || asksForItself(claim, needed));
    }

    private boolean asksForItself(Look claim, Guard needed) {
        List<Look> looks = reads.looks(needed.condition()).stream()
                .filter(look -> look.subject().isDurable())
                .toList();
        return !looks.isEmpty()
                && looks.stream()
                        .allMatch(look ->
                                look.subject().equals(claim.subject()) && !keys.differ(claim.key(), look.key()));
    }

    /** Whether a message that does not pass a guard fails, so that it comes back. */
    boolean failsOtherwise(Guard guard) {
        return effects.endsOnlyBehind(guard);
    }
}
