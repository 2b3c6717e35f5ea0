package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.GenericType;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.TypeArguments;
import java.util.List;
import java.util.Optional;

/** What the type arguments of a declaration say about a value: an {@code EventHandler<Paid>} is no handler of others. */
final class DeclaredArguments {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final TypeArguments arguments;

    DeclaredArguments(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.arguments = new TypeArguments(pool);
    }

    /**
     * Whether a value cannot be of a class.
     *
     * @param value the value
     * @param in the method in whose terms it is
     * @param type internal name of the class
     * @return true where the value's declaration gives another class to a type parameter than the class does
     */
    boolean exclude(Expr value, MethodTarget in, String type) {
        Optional<GenericType> declared = declared(value, in);
        if (declared.isEmpty() || declared.get().arguments().isEmpty()) {
            return false;
        }
        List<GenericType.Argument> wanted = declared.get().arguments();
        List<GenericType.Argument> given = arguments.given(type, declared.get().name());
        for (int i = 0; i < wanted.size() && i < given.size(); i++) {
            String has = given.get(i).type();
            String wants = known(wanted.get(i), value, in);
            if (wanted.get(i).exact() && !has.isEmpty() && !wants.isEmpty() && !has.equals(wants)) {
                return true;
            }
        }
        return false;
    }

    private Optional<GenericType> declared(Expr value, MethodTarget in) {
        if (value instanceof Expr.Field field) {
            return pool.find(field.owner())
                    .flatMap(owner -> owner.field(field.name()))
                    .flatMap(node -> GenericType.of(node.signature));
        }
        if (value instanceof Expr.Call call) {
            return hierarchy.resolve(call.method()).flatMap(method -> GenericType.returned(method.method()));
        }
        return value instanceof Expr.Param param
                ? GenericType.parameter(in.method(), in.isStatic() ? param.index() : param.index() - 1)
                : Optional.empty();
    }

    /** In a class that others inherit from, the type of its own field is known for each of them alone. */
    private String known(GenericType.Argument wanted, Expr value, MethodTarget in) {
        boolean own = value instanceof Expr.Field field && field.base().equals(new Expr.Param(0)) && !in.isStatic();
        return own && !wanted.variable().isEmpty()
                ? arguments
                        .standingFor(wanted.variable(), ((Expr.Field) value).owner(), classOf(in))
                        .map(GenericType.Argument::type)
                        .orElse("")
                : wanted.type();
    }

    private static String classOf(MethodTarget method) {
        return method.receiver().isEmpty() ? method.owner().name() : method.receiver();
    }
}
