package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Methods of libraries that hand back what the lambda hands back that they are given. */
final class HandedThrough {
    private static final Map<String, Set<String>> METHODS = Map.of(
            "org/springframework/transaction/support/TransactionOperations", Set.of("execute"),
            "org/springframework/transaction/support/TransactionTemplate", Set.of("execute"),
            "org/springframework/retry/support/RetryTemplate", Set.of("execute"),
            "org/springframework/retry/RetryOperations", Set.of("execute"),
            "org/springframework/core/retry/RetryTemplate", Set.of("execute"),
            "io/micronaut/transaction/TransactionOperations", Set.of("execute", "executeRead", "executeWrite"),
            "io/quarkus/narayana/jta/QuarkusTransaction", Set.of("call"),
            "io/quarkus/narayana/jta/TransactionRunner", Set.of("call"));

    private HandedThrough() {}

    /**
     * The call of the lambda that stands for the call of the method.
     *
     * @param method what is called
     * @param args receiver and arguments
     * @return the lambda's own call; empty where the method is none of these, or no lambda is in sight
     */
    static Optional<Invocation> in(MethodKey method, List<Expr> args) {
        if (!METHODS.getOrDefault(method.owner(), Set.of()).contains(method.name())) {
            return Optional.empty();
        }
        List<Expr.Lambda> lambdas = args.stream()
                .filter(Expr.Lambda.class::isInstance)
                .map(Expr.Lambda.class::cast)
                .toList();
        return lambdas.size() == 1 ? Optional.of(inner(lambdas.get(0))) : Optional.empty();
    }

    private static Invocation inner(Expr.Lambda lambda) {
        Handle body = lambda.body();
        MethodKey called = new MethodKey(body.getOwner(), body.getName(), body.getDesc());
        Dispatch dispatch = switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Dispatch.SPECIAL;
            default -> Dispatch.VIRTUAL;
        };
        int wanted = Type.getArgumentTypes(body.getDesc()).length + (dispatch.hasReceiver() ? 1 : 0);
        List<Expr> given = new ArrayList<>(lambda.captured());
        while (given.size() < wanted) {
            given.add(Exprs.UNKNOWN);
        }
        return new Invocation(called, dispatch, given);
    }
}
