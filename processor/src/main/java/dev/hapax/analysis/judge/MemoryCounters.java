package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields in which a handler counts: {@code ++next}, {@code next.incrementAndGet()}. Such a number is another one in each run,
 * and begins anew with the process.
 */
final class MemoryCounters {
    private final Map<Expr.Field, Effect> counted = new HashMap<>();

    /**
     * The counters of a handler.
     *
     * @param effects what it does
     * @param receiver whether its first parameter is its own object: in a static method it may be the message
     */
    MemoryCounters(List<Effect> effects, boolean receiver) {
        for (Effect effect : effects) {
            if (Exprs.nonNull(effect.operand(0)) instanceof Expr.Field field
                    && StateReads.isMemory(field)
                    && (receiver || Exprs.root(field) instanceof Expr.Static)
                    && counts(effect, field)) {
                counted.putIfAbsent(field, effect);
            }
        }
        effects.forEach(this::leaveOut);
    }

    /** What is set back counts within a run, and comes to the same in each. */
    private void leaveOut(Effect effect) {
        boolean sets = effect.action() instanceof Action.FieldChange
                && effect.operand(0) instanceof Expr.Field field
                && !Subexpressions.hold(effect.operand(1), field::equals);
        if (sets) {
            counted.remove(effect.operand(0));
        }
    }

    private static boolean counts(Effect effect, Expr.Field field) {
        if (effect.action() instanceof Action.FieldChange) {
            return effect.operand(1) instanceof Expr.Op op
                    && op.operator().isArithmetic()
                    && Subexpressions.hold(op, field::equals);
        }
        return effect.action() instanceof Action.Catalogued call
                && call.role() instanceof Role.ProcessLocal local
                && local.kind() == Role.EffectKind.ADD
                && call.method().owner().startsWith("java/util/concurrent/atomic/");
    }

    /** What counts a value up that is read from such a field; empty for any other value. */
    Optional<Effect> of(Expr value) {
        return value instanceof Expr.Field field ? Optional.ofNullable(counted.get(field)) : Optional.empty();
    }
}
