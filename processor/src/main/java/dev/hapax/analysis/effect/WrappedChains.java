package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Uses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Reactive chains that are handed as a whole to something that runs them in a transaction: {@code operator.transactional(chain)},
 * {@code chain.as(operator::transactional)}. What the chain does is done when that subscribes to it. Not thread-safe.
 */
final class WrappedChains {
    private static final String OPERATOR = "org/springframework/transaction/reactive/TransactionalOperator";
    private static final String WRAPS = "transactional";
    private static final Set<String> APPLYING = Set.of("as", "transform", "transformDeferred");

    private final MethodFlow flow;
    /** By the instruction: which of its operands is run in a transaction. */
    private final Map<Integer, Integer> wrapping = new HashMap<>(0);

    private Optional<Uses> uses = Optional.empty();

    WrappedChains(MethodFlow flow) {
        this.flow = flow;
        for (CallSite call : flow.calls()) {
            if (call.method().owner().equals(OPERATOR) && call.method().name().equals(WRAPS)) {
                wrapping.put(call.site().index(), 1);
            } else if (APPLYING.contains(call.method().name())
                    && ColdTypes.are(call.method().owner())
                    && call.arg(0) instanceof Expr.Lambda lambda
                    && lambda.body().getOwner().equals(OPERATOR)
                    && lambda.body().getName().equals(WRAPS)) {
                wrapping.put(call.site().index(), 0);
            }
        }
        if (!wrapping.isEmpty()) {
            uses = Uses.of(flow.target());
        }
    }

    /** What runs in a transaction what a call prepares; empty where nothing surely does. */
    Optional<Site> around(int index) {
        return wrapping.isEmpty() || uses.isEmpty()
                ? Optional.empty()
                : wrapper(index, new HashSet<>())
                        .map(at -> new Site(flow.target().key(), at));
    }

    /** The wrapper that all ways of a chain lead to. */
    private Optional<Integer> wrapper(int producer, Set<Integer> seen) {
        List<Uses.Use> all = uses.orElseThrow().of(producer);
        if (all.isEmpty() || !seen.add(producer)) {
            return Optional.empty();
        }
        Set<Optional<Integer>> found = new HashSet<>();
        all.forEach(use -> found.add(wrapper(use, seen)));
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }

    private Optional<Integer> wrapper(Uses.Use use, Set<Integer> seen) {
        if (wrapping.getOrDefault(use.index(), -1) == use.operand()) {
            return Optional.of(use.index());
        }
        InsnList code = Code.of(flow.target().method()).instructions;
        return code.get(use.index()) instanceof MethodInsnNode next && (ColdTypes.are(next.owner) || use.operand() == 0)
                ? wrapper(use.index(), seen)
                : Optional.empty();
    }
}
