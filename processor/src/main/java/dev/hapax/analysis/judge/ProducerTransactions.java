package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Producers whose transactions hold the offsets of what the handler has read: what they send is rolled back together with
 * the offsets, and what does not arrive fails their commit. A receiver that is given their transactions does so by itself.
 * Offsets that are committed in a group's name alone fence nobody; that is said of the name, as a setting.
 */
final class ProducerTransactions {
    private final Set<Expr> producers = new HashSet<>();

    ProducerTransactions(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect.action() instanceof Action.Catalogued call && call.role() instanceof Role.CommitsOffsets) {
                producers.add(effect.operand(0));
            } else if (effect.action() instanceof Action.Catalogued call
                    && call.role() instanceof Role.Receives received
                    && received.manager().isPresent()) {
                addOwner(Statements.argument(
                        effect.operands(), call.receiver(), received.manager().getAsInt()));
            }
        }
    }

    /** {@code sender.transactionManager()}: the sender is what sends. */
    private void addOwner(Expr manager) {
        if (Exprs.nonNull(manager) instanceof Expr.Call call
                && call.method().name().equals("transactionManager")
                && call.receiver()) {
            producers.add(call.args().get(0));
        }
    }

    boolean cover(Effect send) {
        return producers.contains(send.operand(0));
    }
}
