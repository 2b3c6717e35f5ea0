package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells functions that make something of the outcome that they are told, for somebody who looks at it later, from those that
 * only write it to a log.
 */
final class Records {
    private static final int MAX_DEPTH = 3;

    /** What the JDK's containers, counters, latches and promises are told something by. */
    private static final Set<String> TELLING = Set.of(
            "add",
            "addLast",
            "offer",
            "put",
            "push",
            "set",
            "lazySet",
            "compareAndSet",
            "getAndSet",
            "incrementAndGet",
            "getAndIncrement",
            "decrementAndGet",
            "increment",
            "countDown",
            "release",
            "arrive",
            "complete",
            "completeExceptionally");

    /** The methods of listeners that are objects. */
    private static final List<String> LISTENING = List.of(
            "onCompletion(Lorg/apache/kafka/clients/producer/RecordMetadata;Ljava/lang/Exception;)V",
            "onFailure(Ljava/lang/Throwable;)V");

    private final CatalogLookup catalog;
    private final CallTargets targets;
    private final Flows flows;

    Records(CatalogLookup catalog, CallTargets targets, Flows flows) {
        this.catalog = catalog;
        this.targets = targets;
        this.flows = flows;
    }

    /** Whether a call is given a function that makes something of what it is told. */
    boolean isIn(CallSite call) {
        return call.args().stream().skip(call.dispatch().hasReceiver() ? 1 : 0).anyMatch(this::records);
    }

    private boolean records(Expr function) {
        if (function instanceof Expr.Lambda lambda) {
            MethodKey body = lambda.runs();
            Dispatch dispatch = LambdaSteps.dispatch(lambda.body().getTag());
            Expr receiver = lambda.captured().isEmpty()
                    ? Exprs.UNKNOWN
                    : lambda.captured().get(0);
            return records(body, dispatch, receiver, MAX_DEPTH);
        }
        return function instanceof Expr.Fresh listener
                && LISTENING.stream()
                        .map(signature -> new MethodKey(
                                listener.type(),
                                signature.substring(0, signature.indexOf('(')),
                                signature.substring(signature.indexOf('('))))
                        .flatMap(method -> targets.of(method, Dispatch.VIRTUAL, listener).stream())
                        .anyMatch(body -> records(body, MAX_DEPTH));
    }

    private boolean records(MethodKey method, Dispatch dispatch, Expr receiver, int depth) {
        List<MethodTarget> bodies = targets.of(method, dispatch, receiver);
        if (!bodies.isEmpty()) {
            return bodies.stream().anyMatch(body -> records(body, depth));
        }
        Optional<Role> role = catalog.role(method);
        return role.filter(LambdaSteps::isEffect).isPresent()
                || (method.owner().startsWith("java/util/") && TELLING.contains(method.name()));
    }

    /** What is too deep is taken to record something. */
    private boolean records(MethodTarget body, int depth) {
        MethodFlow flow = flows.of(body).orElse(null);
        return depth == 0
                || flow == null
                || (!flow.writes().isEmpty() && !body.method().name.equals("<init>"))
                || flow.calls().stream()
                        .filter(call -> !isMade(call))
                        .anyMatch(call -> records(call.method(), call.dispatch(), call.receiver(), depth - 1));
    }

    /** What is told to an object that is made here reaches nobody by that. */
    private static boolean isMade(CallSite call) {
        return call.receiver() instanceof Expr.Fresh || call.method().name().equals("<init>");
    }
}
