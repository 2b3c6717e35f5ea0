package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Type;

/**
 * Functions that a library puts something around and hands back: {@code context.wrap(work)}, {@code
 * Retry.decorateSupplier(retry, work)}. What is inside runs where the outer one is run, and not before.
 */
public final class WrappedFunctions {
    private static final Set<String> RUN = Set.of("java/lang/Runnable", "java/util/concurrent/Callable");
    /** Its own methods make another function of two, or of what one hands back. */
    private static final String FUNCTIONS = "java/util/function/";

    private WrappedFunctions() {}

    /**
     * The function that a call of a library puts something around.
     *
     * @param method what is called
     * @param receiver whether it is called on an object
     * @param args receiver and arguments
     * @return the function that is given, where one of its kind is handed back, and no other one is given
     */
    public static Optional<Expr> inside(MethodKey method, boolean receiver, List<Expr> args) {
        String made = Type.getReturnType(method.descriptor()).getInternalName();
        if (!isFunction(made) || method.owner().startsWith(FUNCTIONS)) {
            return Optional.empty();
        }
        Type[] parameters = Type.getArgumentTypes(method.descriptor());
        int first = receiver ? 1 : 0;
        List<Integer> given = IntStream.range(0, parameters.length)
                .filter(i -> isFunction(parameters[i].getInternalName()))
                .boxed()
                .toList();
        if (given.size() != 1
                || !parameters[given.get(0)].getInternalName().equals(made)
                || args.size() <= given.get(0) + first) {
            return Optional.empty();
        }
        Expr value = Exprs.nonNull(args.get(given.get(0) + first));
        return value instanceof Expr.Lambda ? Optional.of(value) : Optional.empty();
    }

    private static boolean isFunction(String type) {
        return RUN.contains(type) || type.startsWith(FUNCTIONS);
    }
}
