package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that stand for a call which somebody has stepped in front of. As values they are lambdas that run the call: its
 * receiver and arguments are captured.
 */
public final class JoinPoints {
    private static final Set<String> TYPES = Set.of(
            "org/aspectj/lang/ProceedingJoinPoint",
            "org/aspectj/lang/JoinPoint",
            "jakarta/interceptor/InvocationContext",
            "javax/interceptor/InvocationContext",
            "io/micronaut/aop/MethodInvocationContext",
            "io/micronaut/aop/InvocationContext");
    /** These tell of a call that has failed, and cannot run it. */
    private static final Set<String> OF_FAILED = Set.of("org/eclipse/microprofile/faulttolerance/ExecutionContext");

    private static final String PROCEED = "proceed";
    private static final Set<String> ARGUMENTS = Set.of("getArgs", "getParameters", "getParameterValues");
    private static final Set<String> TARGET = Set.of("getTarget", "getThis");

    private JoinPoints() {}

    /**
     * The method that runs the call.
     *
     * @param type internal name of the object's type
     * @return its key
     */
    public static MethodKey proceeding(String type) {
        return new MethodKey(type, PROCEED, "()Ljava/lang/Object;");
    }

    /**
     * Whether objects of a type stand for a call that has failed.
     *
     * @param type internal name
     * @return true for what is told of a call that it cannot run
     */
    public static boolean areOfFailed(String type) {
        return OF_FAILED.contains(type);
    }

    /**
     * Whether a method runs the call that its receiver stands for.
     *
     * @param method the method
     * @return true if it does
     */
    public static boolean proceeds(MethodKey method) {
        return method.name().equals(PROCEED) && TYPES.contains(method.owner());
    }

    /**
     * Whether a lambda stands for a call.
     *
     * @param lambda the lambda
     * @return true if it does
     */
    public static boolean is(Expr.Lambda lambda) {
        MethodKey method = lambda.method();
        return proceeds(method) || (method.name().equals(PROCEED) && areOfFailed(method.owner()));
    }

    /** What is handed out by a method of the object: the call's receiver, or its arguments; empty for anything else. */
    static Optional<Expr> handedOut(Expr.Call call) {
        boolean asks = call.receiver()
                && (ARGUMENTS.contains(call.method().name())
                        || TARGET.contains(call.method().name()));
        if (!asks || !(Exprs.nonNull(call.args().get(0)) instanceof Expr.Lambda lambda) || !is(lambda)) {
            return Optional.empty();
        }
        List<Expr> captured = innermost(lambda).captured();
        return ARGUMENTS.contains(call.method().name())
                ? Optional.of(new Expr.Array(call.site(), captured.subList(1, captured.size())))
                : Optional.of(captured.get(0));
    }

    /** Where several step in front of one call, the outer ones run the inner ones first. */
    private static Expr.Lambda innermost(Expr.Lambda lambda) {
        Expr.Lambda inner = lambda;
        Optional<Expr.Lambda> next = Optional.of(lambda);
        while (next.isPresent()) {
            inner = next.get();
            next = inner.captured().stream()
                    .filter(part -> part instanceof Expr.Lambda other && is(other))
                    .map(Expr.Lambda.class::cast)
                    .findFirst();
        }
        return inner;
    }
}
