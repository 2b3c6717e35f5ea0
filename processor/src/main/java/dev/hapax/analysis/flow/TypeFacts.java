package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.TypeArguments;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;

/** What is known about the classes of values. */
public final class TypeFacts {
    /** Of a method that hands back an object of the class that it is given. */
    private static final Pattern OF_ITS_CLASS = Pattern.compile("Ljava/lang/Class<T(\\w+);>.*\\)T\\1;");

    private static final Pattern ONE_ARGUMENT = Pattern.compile("<[+]?L([^;<>]+)[;<].*");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final ElementTypes elements;
    private final DeclaredArguments arguments;

    /**
     * Facts about a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public TypeFacts(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.arguments = new DeclaredArguments(pool, hierarchy);
        this.elements = new ElementTypes(this, hierarchy, new TypeArguments(pool));
    }

    /**
     * A class that a value is of.
     *
     * @param type internal name
     * @param exact whether it cannot be of a class that inherits from it
     */
    public record Bound(String type, boolean exact) {}

    /** Answers to whether a value is of a type. */
    public enum Answer {
        /** It is. */
        YES,
        /** It may be. */
        MAYBE,
        /** It cannot be. */
        NO
    }

    /**
     * The class that a value is of.
     *
     * @param value the value
     * @param in the method in whose terms it is
     * @return the class; empty where nothing is known
     */
    public Optional<Bound> of(Expr value, MethodTarget in) {
        Expr expr = Exprs.nonNull(value);
        if (expr instanceof Expr.Fresh fresh) {
            return fresh.type().startsWith("[") ? Optional.empty() : Optional.of(new Bound(fresh.type(), true));
        } else if (expr instanceof Expr.Const constant && constant.value() instanceof String) {
            return Optional.of(new Bound("java/lang/String", true));
        } else if (expr instanceof Expr.Param param) {
            return ofParameter(param.index(), in);
        } else if (expr instanceof Expr.Call call) {
            return declared(Type.getReturnType(call.method().descriptor())).or(() -> asked(call));
        } else if (expr instanceof Expr.Field field) {
            return declaration(field).flatMap(node -> declared(Type.getType(node.desc)));
        }
        return expr instanceof Expr.Element element ? elements.of(element.of(), in) : Optional.empty();
    }

    /** What a generic method hands back that is given the class, as {@code <T> T getBean(Class<T> type)}. */
    private Optional<Bound> asked(Expr.Call call) {
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        int first = call.args().size() - types.length;
        for (int i = 0; first >= 0 && i < types.length; i++) {
            if (types[i].getDescriptor().equals("Ljava/lang/Class;")
                    && call.args().get(first + i) instanceof Expr.Const constant
                    && constant.value() instanceof Type asked) {
                return declared(asked).filter(bound -> isOfTheClass(call.method()));
            }
        }
        return Optional.empty();
    }

    private boolean isOfTheClass(MethodKey method) {
        return hierarchy
                .resolve(method)
                .map(found -> found.method().signature)
                .filter(signature -> OF_ITS_CLASS.matcher(signature).find())
                .isPresent();
    }

    private Optional<Bound> ofParameter(int index, MethodTarget in) {
        if (!in.isStatic() && index == 0) {
            return Optional.of(
                    in.receiver().isEmpty() ? new Bound(in.owner().name(), false) : new Bound(in.receiver(), true));
        }
        Type[] types = Type.getArgumentTypes(in.method().desc);
        int at = in.isStatic() ? index : index - 1;
        return at < types.length ? declared(types[at]) : Optional.empty();
    }

    Optional<Bound> declared(Type type) {
        if (type.getSort() != Type.OBJECT || type.getInternalName().equals("java/lang/Object")) {
            return Optional.empty();
        }
        boolean isFinal = pool.find(type.getInternalName())
                .filter(model -> (model.node().access & Opcodes.ACC_FINAL) != 0)
                .isPresent();
        return Optional.of(new Bound(type.getInternalName(), isFinal));
    }

    private Optional<FieldNode> declaration(Expr.Field field) {
        return pool.find(field.owner()).flatMap(model -> model.field(field.name()));
    }

    /**
     * Whether a class is an enum, or one of its constants with a body: two of its objects are never equal.
     *
     * @param type internal name of the class
     * @return false where it is another one, or is not known
     */
    boolean isEnum(String type) {
        return hierarchy.supertypes(type).contains("java/lang/Enum");
    }

    /**
     * Whether a field is a constant of an enum.
     *
     * @param field the field
     * @return true if its class declares it so
     */
    boolean isEnumConstant(Expr.Field field) {
        return field.base() instanceof Expr.Static
                && declaration(field)
                        .filter(node -> (node.access & Opcodes.ACC_ENUM) != 0)
                        .isPresent();
    }

    /**
     * The type argument of a field's type, as {@code Order} of {@code Event<Order>}.
     *
     * @param value a field
     * @return the argument; empty where the value is no field or has none
     */
    public Optional<Bound> argumentOf(Expr value) {
        return Exprs.nonNull(value) instanceof Expr.Field field
                ? declaration(field).flatMap(node -> argument(node.signature))
                : Optional.empty();
    }

    private Optional<Bound> argument(String signature) {
        if (signature == null) {
            return Optional.empty();
        }
        Matcher matcher = ONE_ARGUMENT.matcher(signature.substring(Math.max(signature.indexOf('<'), 0)));
        return matcher.matches() ? declared(Type.getObjectType(matcher.group(1))) : Optional.empty();
    }

    /**
     * Whether a value of a class is of a type.
     *
     * @param bound what is known of its class
     * @param type internal name of the type
     * @return the answer, as far as the classes of the project can tell
     */
    public Answer isA(Bound bound, String type) {
        if (hierarchy.supertypes(bound.type()).contains(type)) {
            return Answer.YES;
        } else if (!hierarchy.isComplete(bound.type()) || !hierarchy.isComplete(type)) {
            return Answer.MAYBE;
        } else if (bound.exact()) {
            return Answer.NO;
        } else if (hierarchy.supertypes(type).contains(bound.type())) {
            return Answer.MAYBE;
        }
        boolean meet = (isInterface(type) || isInterface(bound.type()))
                && hierarchy.projectSubtypes(bound.type()).stream()
                        .anyMatch(heir -> hierarchy.supertypes(heir).contains(type));
        return meet ? Answer.MAYBE : Answer.NO;
    }

    /**
     * Whether a value's declaration excludes a class by its type arguments.
     *
     * @param value the value
     * @param in the method in whose terms it is
     * @param type internal name of the class
     * @return true where it cannot be of the class, which may yet inherit from the declared one
     */
    boolean exclude(Expr value, MethodTarget in, String type) {
        return arguments.exclude(Exprs.nonNull(value), in, type);
    }

    private boolean isInterface(String type) {
        return pool.find(type).filter(ClassModel::isInterface).isPresent();
    }
}
