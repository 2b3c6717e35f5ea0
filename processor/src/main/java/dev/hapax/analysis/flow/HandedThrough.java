package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Methods that hand back what the lambda hands back that they are given: of libraries, by their names, and of the project, by
 * their code ({@code <T> T timed(Supplier<T> work) { …; return work.get(); }}).
 */
final class HandedThrough {
    private static final Set<String> EXECUTE = Set.of("execute");
    private static final Set<String> CALL = Set.of("call");
    private static final Set<String> OF_RESILIENCE =
            Set.of("executeSupplier", "executeCheckedSupplier", "executeCallable");
    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry("org/springframework/transaction/support/TransactionOperations", EXECUTE),
            Map.entry("org/springframework/transaction/support/TransactionTemplate", EXECUTE),
            Map.entry("org/springframework/retry/support/RetryTemplate", EXECUTE),
            Map.entry("org/springframework/retry/RetryOperations", EXECUTE),
            Map.entry("org/springframework/core/retry/RetryTemplate", EXECUTE),
            Map.entry("org/springframework/data/redis/core/RedisOperations", EXECUTE),
            Map.entry("org/springframework/data/redis/core/RedisTemplate", EXECUTE),
            Map.entry("org/springframework/data/redis/core/StringRedisTemplate", EXECUTE),
            Map.entry(
                    "io/micronaut/transaction/TransactionOperations", Set.of("execute", "executeRead", "executeWrite")),
            Map.entry("io/quarkus/narayana/jta/QuarkusTransaction", CALL),
            Map.entry("io/quarkus/narayana/jta/TransactionRunner", CALL),
            Map.entry("io/quarkus/narayana/jta/TransactionRunnerOptions", CALL),
            Map.entry("org/hibernate/SessionFactory", Set.of("fromTransaction", "fromSession")),
            Map.entry("org/hibernate/SharedSessionContract", Set.of("fromTransaction")),
            Map.entry("org/hibernate/Session", Set.of("fromTransaction")),
            Map.entry("org/hibernate/StatelessSession", Set.of("fromTransaction")),
            Map.entry("io/micrometer/core/instrument/Timer", Set.of("record", "recordCallable")),
            Map.entry("io/micrometer/observation/Observation", Set.of("observe", "observeChecked")),
            Map.entry("dev/failsafe/FailsafeExecutor", Set.of("get")),
            Map.entry("org/springframework/cloud/client/circuitbreaker/CircuitBreaker", Set.of("run")),
            Map.entry("io/github/resilience4j/circuitbreaker/CircuitBreaker", OF_RESILIENCE),
            Map.entry("io/github/resilience4j/retry/Retry", OF_RESILIENCE),
            Map.entry("io/github/resilience4j/ratelimiter/RateLimiter", OF_RESILIENCE),
            Map.entry("io/github/resilience4j/bulkhead/Bulkhead", OF_RESILIENCE));

    private HandedThrough() {}

    /**
     * The call of the lambda that stands for the call of the method.
     *
     * @param method what is called
     * @param args receiver and arguments
     * @return the lambda's own call; empty where the method is none of these, or no lambda is in sight
     */
    static Optional<Invocation> in(MethodKey method, List<Expr> args) {
        if (!args.isEmpty() && Exprs.nonNull(args.get(0)) instanceof Expr.Lambda lambda && isRun(lambda, method)) {
            return Optional.of(inner(lambda, args.subList(1, args.size())));
        }
        if (!METHODS.getOrDefault(method.owner(), Set.of()).contains(method.name())) {
            return Optional.empty();
        }
        List<Expr.Lambda> lambdas = args.stream()
                .filter(Expr.Lambda.class::isInstance)
                .map(Expr.Lambda.class::cast)
                .toList();
        return lambdas.size() == 1 ? Optional.of(inner(lambdas.get(0), List.of())) : Optional.empty();
    }

    /**
     * The call of the lambda that stands for the call of a method of the project.
     *
     * @param returned what the method hands back, in its own terms
     * @param args what it is given
     * @param here a value of the method in the terms of its caller
     * @return the lambda's own call; empty where the method does not hand back what a lambda does that it is given
     */
    static Optional<Invocation> by(Expr returned, List<Expr> args, UnaryOperator<Expr> here) {
        if (Exprs.nonNull(returned) instanceof Expr.Call run
                && run.receiver()
                && given(run.args().get(0), args) instanceof Expr.Lambda lambda
                && isRun(lambda, run.method())) {
            List<Expr> handedOn = run.args().subList(1, run.args().size());
            return Optional.of(inner(lambda, handedOn.stream().map(here).toList()));
        }
        return Optional.empty();
    }

    private static Expr given(Expr value, List<Expr> args) {
        if (Exprs.nonNull(value) instanceof Expr.Param param) {
            return param.index() < args.size() ? args.get(param.index()) : Exprs.UNKNOWN;
        }
        return Exprs.UNKNOWN;
    }

    private static boolean isRun(Expr.Lambda lambda, MethodKey method) {
        return lambda.method().name().equals(method.name())
                && lambda.method().owner().equals(method.owner())
                && lambda.body().getTag() != Opcodes.H_NEWINVOKESPECIAL;
    }

    private static Invocation inner(Expr.Lambda lambda, List<Expr> own) {
        MethodKey called = lambda.runs();
        Dispatch dispatch = switch (lambda.body().getTag()) {
            case Opcodes.H_INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Dispatch.SPECIAL;
            default -> Dispatch.VIRTUAL;
        };
        int wanted = Type.getArgumentTypes(called.descriptor()).length + (dispatch.hasReceiver() ? 1 : 0);
        List<Expr> given = new ArrayList<>(lambda.captured());
        given.addAll(own);
        while (given.size() < wanted) {
            given.add(Exprs.UNKNOWN);
        }
        return new Invocation(called, dispatch, given.subList(0, wanted));
    }
}
