package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.List;

/**
 * Knows functions given to a map that hand back the object that it holds already, or one that owes nothing to it ({@code
 * compute(key, (k, row) -> { row.add(1); return row; })}): if something grows, then it is the object, not the map.
 */
final class KeptEntries {
    /** What the map holds: a parameter that no method has, so that nothing is seen through it. */
    private static final Expr HELD = new Expr.Param(Short.MAX_VALUE);

    private final Expansion expansion;

    KeptEntries(Expansion expansion) {
        this.expansion = expansion;
    }

    /** Whether the function that a call of a map is given keeps what is there. */
    boolean are(Effect call) {
        List<Expr> operands = call.operands();
        if (operands.size() != 3 || !(operands.get(2) instanceof Expr.Lambda lambda)) {
            return false;
        }
        return Exprs.options(expansion.resultOf(lambda, List.of(operands.get(1), HELD))).stream()
                .map(Exprs::nonNull)
                .allMatch(option -> option.equals(HELD) || isApart(option));
    }

    private static boolean isApart(Expr value) {
        boolean[] apart = {true};
        Subexpressions.visit(value, part -> apart[0] &= !part.equals(HELD) && !part.equals(Exprs.UNKNOWN));
        return apart[0];
    }
}
