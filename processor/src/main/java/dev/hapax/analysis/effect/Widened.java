package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands for one more variant of an effect, when there are too many of them to tell apart: something that is
 * reported whenever the variant would be. Guards and values that could only protect are gone from it.
 */
final class Widened {
    private Widened() {}

    /** Whether nothing is lost but precision: no finding, and no part of one's severity. */
    static boolean isPlain(Effect effect) {
        return effect.action() instanceof Action.Unjudged || isFlag(effect) || isProcessLocal(effect);
    }

    private static boolean isFlag(Effect effect) {
        return effect.action() instanceof Action.FieldChange && effect.operand(1) instanceof Expr.Const;
    }

    private static boolean isProcessLocal(Effect effect) {
        return effect.action() instanceof Action.Catalogued call && call.role() instanceof Role.ProcessLocal;
    }

    /** The effect that stands for a variant; empty where the variant could only have protected others. */
    static Optional<Effect> of(Effect effect) {
        if (effect.action() instanceof Action.Unjudged || effect.action() instanceof Action.Invoked) {
            return Optional.of(bare(effect, effect.action(), List.of()));
        } else if (isFlag(effect)) {
            return Optional.empty(); // a mark at best
        } else if (isProcessLocal(effect)) {
            return Optional.of(bare(effect, effect.action(), List.of(object(effect.operand(0)))));
        }
        return Optional.of(bare(
                effect,
                new Action.NotAnalyzed(
                        effect.site().method(), "which is called in more ways than can be told apart; split it", false),
                List.of()));
    }

    /** An effect within many methods that call each other, where variants are too many from the start. */
    static Optional<Effect> inLargeGroups(Effect effect) {
        return isPlain(effect) ? of(effect) : Optional.of(effect);
    }

    /**
     * An effect with less known of its values. Not of a statement's text, which is needed, nor of fields and objects in memory,
     * which are found by their values.
     */
    static Effect collapsed(Effect effect) {
        if (!(effect.action() instanceof Action.Catalogued call) || isProcessLocal(effect)) {
            return effect;
        }
        int text = text(call);
        List<Expr> operands = new ArrayList<>(effect.operands());
        for (int i = 0; i < operands.size(); i++) {
            if (i != text) {
                operands.set(i, Bounded.collapsed(operands.get(i)));
            }
        }
        return effect.with(operands);
    }

    /** Which operand is a statement, or holds one; -1 where none is. */
    private static int text(Action.Catalogued call) {
        int first = call.receiver() ? 1 : 0;
        if (call.role() instanceof Role.ExecutesSql sql) {
            return first + sql.sql();
        } else if (call.role() instanceof Role.RunsStatement run) {
            return run.statement().isPresent() ? first + run.statement().getAsInt() : 0;
        }
        return -1;
    }

    /** The field that holds the object, or what the way to it begins with. */
    private static Expr object(Expr expr) {
        boolean near = expr instanceof Expr.Field field
                && (field.base() instanceof Expr.Param || field.base() instanceof Expr.Static);
        return near ? expr : Exprs.root(expr);
    }

    private static Effect bare(Effect effect, Action action, List<Expr> operands) {
        return new Effect(
                action,
                operands,
                effect.site(),
                effect.place(),
                effect.path(),
                List.of(),
                effect.circumstances(),
                effect.resultUsed(),
                effect.transaction());
    }
}
