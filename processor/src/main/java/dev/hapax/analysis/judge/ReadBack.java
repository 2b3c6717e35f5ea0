package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;

/** Knows values that were read through the same client, changed, and written back: they grow, though each write overwrites. */
final class ReadBack {
    /** What comes of it, for messages. */
    static final String WORDS = "the new value is computed from the one that was read";

    private final CatalogLookup catalog;

    ReadBack(CatalogLookup catalog) {
        this.catalog = catalog;
    }

    /** Whether a call writes arithmetic on what another call of the same class has read. */
    boolean grows(Effect effect, Action.Catalogued call) {
        boolean[] grows = {false};
        for (int i = call.receiver() ? 1 : 0; i < effect.operands().size(); i++) {
            Subexpressions.visit(effect.operand(i), part -> {
                if (part instanceof Expr.Op op && op.operator().isArithmetic()) {
                    grows[0] |= reads(op, call.method().owner());
                }
            });
        }
        return grows[0];
    }

    private boolean reads(Expr.Op op, String owner) {
        boolean[] reads = {false};
        Subexpressions.visit(
                op,
                part -> reads[0] |= part instanceof Expr.Call read
                        && read.method().owner().equals(owner)
                        && catalog.role(read.method()).filter(Provenance::reads).isPresent());
        return reads[0];
    }
}
