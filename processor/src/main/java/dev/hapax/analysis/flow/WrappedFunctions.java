package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.objectweb.asm.Type;

/**
 * Functions that a library puts something around and hands back: {@code context.wrap(work)}, {@code
 * Retry.decorateSupplier(retry, work)}. What is inside runs where the outer one is run, and not before.
 */
public final class WrappedFunctions {
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
        // the functions' own methods make another one of two, or of what one hands back
        if (!Functional.isOfJdk(made) || method.owner().startsWith(Functional.PACKAGE)) {
            return Optional.empty();
        }
        Type[] parameters = Type.getArgumentTypes(method.descriptor());
        int first = receiver ? 1 : 0;
        List<Integer> given = IntStream.range(0, parameters.length)
                .filter(i -> Functional.isOfJdk(parameters[i].getInternalName()))
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
}
