package dev.hapax.analysis.effect;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/** Knows functions that are only told how a message on its way has fared: they do no work that the handler would have to wait for. */
final class Reactions {
    private static final int MAX_DEPTH = 6;

    /** Methods whose function is told. What goes on from there ({@code thenCompose}) is work of its own. */
    private static final Set<String> TELLING = Set.of(
            "whenComplete",
            "whenCompleteAsync",
            "handle",
            "handleAsync",
            "thenAccept",
            "thenAcceptAsync",
            "thenApply",
            "thenApplyAsync",
            "thenRun",
            "thenRunAsync",
            "exceptionally",
            "exceptionallyAsync",
            "addCallback",
            "addListener",
            "onComplete",
            "onSuccess",
            "onFailure",
            "subscribe",
            "with",
            "invoke",
            "doOnNext",
            "doOnSuccess",
            "doOnError",
            "doOnTerminate",
            "doFinally");

    /** What a send hands back when it has arrived, in the two clients that everybody has. */
    private static final Set<String> OUTCOMES = Set.of(
            "Lorg/apache/kafka/clients/producer/RecordMetadata;", "Lorg/springframework/kafka/support/SendResult;");

    private static final Set<String> FAILURES = Set.of("Ljava/lang/Throwable;", "Ljava/lang/Exception;");

    private final CatalogLookup catalog;
    private final CallTargets targets;
    private final Flows flows;

    Reactions(CatalogLookup catalog, CallTargets targets, Flows flows) {
        this.catalog = catalog;
        this.targets = targets;
        this.flows = flows;
    }

    /** Whether a send itself is given a function, to tell it the outcome. */
    boolean ofSend(CallSite call) {
        Optional<CatalogRow> row = catalog.row(call.method());
        return row.filter(known -> isSend(known.role()) && known.callback().isEmpty())
                .isPresent();
    }

    /** Whether a call tells a function how a send has fared. */
    boolean afterSend(CallSite call) {
        if (!TELLING.contains(call.method().name())) {
            return false;
        }
        Expr future = call.dispatch().hasReceiver() ? call.receiver() : call.arg(0);
        return isOfSend(future, MAX_DEPTH) || call.args().stream().anyMatch(Reactions::isToldOutcome);
    }

    private static boolean isToldOutcome(Expr function) {
        return function instanceof Expr.Lambda lambda
                && OUTCOMES.stream().anyMatch(lambda.body().getDesc()::contains);
    }

    /** Whether a value is the future of a send, or comes from one. */
    private boolean isOfSend(Expr value, int depth) {
        Expr future = Exprs.nonNull(value);
        if (future instanceof Expr.OneOf choice) {
            return choice.options().stream()
                    .filter(option -> !(option instanceof Expr.Null))
                    .allMatch(option -> isOfSend(option, depth));
        }
        return depth > 0 && future instanceof Expr.Call call && isOfSend(call, depth - 1);
    }

    private boolean isOfSend(Expr.Call call, int depth) {
        if (catalog.role(call.method()).filter(Reactions::isSend).isPresent()) {
            return true;
        }
        List<MethodTarget> bodies = bodies(call);
        if (!bodies.isEmpty()) {
            return bodies.stream()
                    .allMatch(body -> flows.of(body)
                            .filter(flow -> isOfSend(flow.returned(), depth))
                            .isPresent());
        }
        String name = call.method().name();
        boolean chained = !call.args().isEmpty()
                && (!call.receiver() || FutureTypes.isFuture(call.method().owner()))
                && !name.endsWith("ompose")
                && !name.endsWith("latMap");
        return chained && isOfSend(call.args().get(0), depth);
    }

    private List<MethodTarget> bodies(Expr.Call call) {
        return targets.of(
                call.method(),
                call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC,
                call.receiver() && !call.args().isEmpty() ? call.args().get(0) : Exprs.UNKNOWN);
    }

    private static boolean isSend(Role role) {
        return role instanceof Role.Effect sent && sent.rule().orElse(null) == Rule.SEND;
    }

    /**
     * Whether a function does something only after a failure: that is all that it is told of, or it has looked.
     *
     * @param effect what it does, in its own terms
     * @param function the function's body
     * @param told how many things it is told, the last ones of its parameters; 0 for all of them
     */
    static boolean isOnlyAfterFailure(Effect effect, MethodTarget function, int told) {
        Type[] types = Type.getArgumentTypes(function.method().desc);
        int last = types.length - 1;
        if (last < 0 || !FAILURES.contains(types[last].getDescriptor())) {
            return false;
        }
        Expr failure = new Expr.Param(function.isStatic() ? last : last + 1);
        return (told == 0 ? types.length : told) == 1
                || effect.guards().stream()
                        .anyMatch(guard -> guard.outcome() == Outcome.NOT_NULL
                                && guard.condition().equals(failure));
    }
}
