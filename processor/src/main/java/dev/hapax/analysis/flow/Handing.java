package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Tells which objects a call hands to code that is not looked into. Such code can set fields that nobody sets in sight: a
 * store gives an entity its id, a mapper copies into the object that it is given.
 */
final class Handing {
    /** The JDK's own code that can run any code, or set any field. */
    private static final List<String> OPEN = List.of(
            "java/beans/",
            "java/lang/Runnable",
            "java/lang/Thread",
            "java/lang/invoke/",
            "java/lang/reflect/",
            "java/util/concurrent/Callable",
            "java/util/concurrent/Executor",
            "java/util/concurrent/ForkJoin",
            "java/util/concurrent/Scheduled",
            "java/util/function/");

    private static final Set<String> OBJECT_METHODS = Set.of("toString", "hashCode", "equals", "getClass");

    private final ClassPool pool;

    Handing(ClassPool pool) {
        this.pool = pool;
    }

    /** Whether a method that has no body in the project leaves the fields of the project's objects alone. */
    boolean isHarmless(MethodKey method) {
        return (method.owner().startsWith("java/") && OPEN.stream().noneMatch(method.owner()::startsWith))
                || method.owner().startsWith("kotlin/jvm/internal/")
                || OBJECT_METHODS.contains(method.name());
    }

    /**
     * The objects that a call hands to a method that is not looked into; not what its lambdas hold, which are looked into
     * themselves.
     *
     * @param method what the call names
     * @param dispatch how the target is chosen
     * @param args receiver, if any, and arguments
     * @param own whether the method is the project's own, but which one runs is not known
     */
    List<Expr> handed(MethodKey method, Dispatch dispatch, List<Expr> args, boolean own) {
        Set<Expr> handed = new LinkedHashSet<>();
        Type[] types = Type.getArgumentTypes(method.descriptor());
        int first = dispatch.hasReceiver() ? 1 : 0;
        if (first == 1 && (own || Subexpressions.holdsMade(args.get(0)) || hasFields(method))) {
            objects(args.get(0), handed);
        }
        for (int i = first; i < args.size() && i - first < types.length; i++) {
            if (canHold(types[i - first]) && !(args.get(i) instanceof Expr.Lambda)) {
                objects(args.get(i), handed);
            }
        }
        return new ArrayList<>(handed);
    }

    /** The receiver of a library's method is the library's, unless the project's class inherits the method. */
    private boolean hasFields(MethodKey method) {
        return method.name().equals("<init>")
                || pool.find(method.owner())
                        .filter(model -> model.isProject() && !model.isInterface())
                        .isPresent();
    }

    private static boolean canHold(Type type) {
        return type.getSort() == Type.ARRAY
                ? canHold(type.getElementType())
                : type.getSort() == Type.OBJECT
                        && (!type.getInternalName().startsWith("java/lang/")
                                || type.getInternalName().equals("java/lang/Object")
                                || type.getInternalName().equals("java/lang/Iterable"));
    }

    /** The objects whose fields can be reached from a value: parameters, what they hold, and what was made in sight. */
    static void objects(Expr value, Set<Expr> into) {
        if (isGiven(value)) {
            into.add(value);
        } else if (value instanceof Expr.Fresh) {
            into.add(value);
            Subexpressions.of(value).forEach(part -> objects(part, into));
        } else if (!(value instanceof Expr.Concat || value instanceof Expr.Op)) {
            Subexpressions.of(value).forEach(part -> objects(part, into));
        }
    }

    /** Whether a value is a parameter, or what a field of one holds. */
    static boolean isGiven(Expr value) {
        return value instanceof Expr.Param
                || (value instanceof Expr.Field field
                        && (field.base() instanceof Expr.Param
                                || (field.base() instanceof Expr.Field outer && outer.base() instanceof Expr.Param)));
    }
}
