package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CatchClause;
import dev.hapax.analysis.flow.Escape;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Polls;
import dev.hapax.analysis.flow.WrittenSettings;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Catch clauses outside of a loop that polls: the failure has ended the loop, and whoever has its partitions next begins with
 * what was not committed. So nothing is lost where offsets are committed by hand alone, the clause commits none, and nobody
 * polls with this consumer again. A consumer that commits by itself does so when it is closed, for what it has polled.
 */
final class LeftLoops {
    private static final String CONSUMERS = "org/apache/kafka/clients/consumer/";

    private final MethodFlow flow;
    private final CatalogLookup catalog;
    private final WrittenSettings settings;
    private final List<CallSite> polls;

    LeftLoops(MethodFlow flow, CatalogLookup catalog, Flows flows) {
        this.flow = flow;
        this.catalog = catalog;
        this.settings = new WrittenSettings(flows);
        this.polls = flow.calls().stream()
                .filter(call -> Polls.handOut(call.method().descriptor()) && call.resultUsed())
                .toList();
    }

    /**
     * Whether a failure that is caught brings the messages back.
     *
     * @param clause the clause
     * @param escape where it leads
     * @param acknowledgements where the method commits offsets
     */
    boolean bringBack(
            CatchClause clause, Escape escape, Supplier<List<Acknowledgements.Acknowledgement>> acknowledgements) {
        List<CallSite> left = polls.stream()
                .filter(poll -> clause.covers(poll.site().index()))
                .toList();
        return !left.isEmpty()
                && acknowledgements.get().stream()
                        .noneMatch(one -> escape.reached().get(one.index()))
                && flow.calls().stream().noneMatch(call -> commits(call, escape))
                && left.stream().allMatch(poll -> isOver(poll, clause, escape) && settings.commitByHand(around(poll)));
    }

    private boolean commits(CallSite call, Escape escape) {
        return escape.reached().get(call.site().index())
                && catalog.role(call.method()).orElse(null) instanceof Role.CommitsOffsets;
    }

    /** Whether the consumer is closed, or the method does not poll any more and nobody else has the consumer. */
    private boolean isOver(CallSite poll, CatchClause clause, Escape escape) {
        BitSet closing = new BitSet();
        flow.calls().stream()
                .filter(call -> call.method().name().equals("close"))
                .filter(call -> isOnSame(call, poll))
                .forEach(call -> {
                    closing.set(call.site().index());
                    whereThere(call).forEach(closing::set);
                });
        if (!flow.failures().escape(clause, closing::get).completes()) {
            return true;
        }
        boolean left = !escape.polls()
                && polls.stream()
                        .noneMatch(one -> escape.reached().get(one.site().index()));
        boolean main = flow.target().isStatic() && flow.target().method().name.equals("main");
        return left
                && (main
                        || poll.receiver() instanceof Expr.Fresh
                        || closing.stream().anyMatch(clause::covers));
    }

    /** The branches that let pass what is there: a consumer that was polled is. */
    private IntStream whereThere(CallSite call) {
        return flow.guards(call.site().index()).stream()
                .filter(guard -> guard.outcome() == Guard.Outcome.NOT_NULL
                        && guard.condition().equals(call.receiver()))
                .mapToInt(guard -> guard.branch().index());
    }

    /** Whether a call is on what was polled, or on a consumer of the object whose method has polled. */
    private boolean isOnSame(CallSite call, CallSite poll) {
        if (call.receiver() instanceof Expr.Fresh made && poll.receiver() instanceof Expr.Fresh known) {
            return made.site().equals(known.site());
        }
        boolean ofThis = !flow.target().isStatic()
                && poll.receiver().equals(new Expr.Param(0))
                && call.receiver() instanceof Expr.Field field
                && field.base().equals(poll.receiver());
        return call.receiver().equals(poll.receiver())
                || (ofThis && call.method().owner().startsWith(CONSUMERS));
    }

    /** The classes that may have made the consumer. */
    private Set<String> around(CallSite poll) {
        Set<String> types = new HashSet<>();
        types.add(flow.target().owner().name());
        types.add(poll.method().owner());
        if (poll.receiver() instanceof Expr.Fresh made) {
            types.addAll(List.of(made.type(), made.site().method().owner()));
        } else if (poll.receiver() instanceof Expr.Call call) {
            types.add(call.method().owner());
        }
        return types;
    }
}
