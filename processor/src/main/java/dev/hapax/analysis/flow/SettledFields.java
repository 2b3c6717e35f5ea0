package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Fields that keep what an object was made with: final ones, and those that nobody in the project sets afterwards. Which
 * constant such a field of a parameter holds can be told from the object that a caller hands over. Not thread-safe.
 */
public final class SettledFields {
    private static final int MAX_FIELDS = 8;

    private final ClassPool pool;
    private final Function<Expr.Call, Optional<Expr>> saved;
    private final Map<String, Boolean> known = new HashMap<>();

    SettledFields(ClassPool pool, Function<Expr.Call, Optional<Expr>> saved) {
        this.pool = pool;
        this.saved = saved;
    }

    /**
     * Whether a value is a parameter, or a settled field of an argument.
     *
     * @param value what is asked for
     * @param receiver whether a field of the receiver, parameter 0, counts: services have theirs from the framework
     */
    boolean areGiven(Expr value, boolean receiver) {
        return value instanceof Expr.Param
                || (value instanceof Expr.Field field
                        && Exprs.root(field) instanceof Expr.Param param
                        && (receiver || param.index() > 0)
                        && areSettled(field));
    }

    private boolean areSettled(Expr.Field field) {
        return isSettled(field)
                && (!(field.base() instanceof Expr.Field outer) || areSettled(outer))
                && (field.base() instanceof Expr.Field || field.base() instanceof Expr.Param);
    }

    /**
     * A value for which a method asks.
     *
     * @param value in the method's terms
     * @param given what it is given, receiver first
     * @return what is given for a parameter, or what the object holds that is; the value itself where neither is known
     */
    Expr read(Expr value, List<Expr> given) {
        if (value instanceof Expr.Param param) {
            return param.index() < given.size() ? given.get(param.index()) : value;
        } else if (value instanceof Expr.Field field && isSettled(field)) {
            return object(read(field.base(), given))
                    .filter(object -> !object.fields().isHanded() || isFinal(field))
                    .flatMap(object -> object.fields().get(field.name()))
                    .orElse(value);
        }
        return value;
    }

    /** What code that is not seen has had may hold something else by now. */
    private boolean isFinal(Expr.Field field) {
        return pool.find(field.owner())
                .flatMap(model -> model.field(field.name()))
                .filter(declared -> (declared.access & Opcodes.ACC_FINAL) != 0)
                .isPresent();
    }

    /** The object that was made here, also where a store has handed it back. */
    private Optional<Expr.Fresh> object(Expr value) {
        Expr object = Exprs.nonNull(value);
        Expr made = object instanceof Expr.Call call
                ? saved.apply(call).map(Exprs::nonNull).orElse(call)
                : object;
        return made instanceof Expr.Fresh fresh ? Optional.of(fresh) : Optional.empty();
    }

    /**
     * What is kept of an object for the sake of what is asked of it further in.
     *
     * @param value what a method is given
     * @return the object with its constants, and what it holds of its maker's parameters; empty where there is nothing of these
     */
    Optional<Expr> constants(Expr value) {
        Optional<Expr.Fresh> made =
                object(value).filter(object -> object.fields().isMade());
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Expr.Fresh object = made.get();
        Fields kept = object.fields().isHanded() ? Fields.unset().handed() : Fields.unset();
        for (String name : object.fields().names()) {
            Expr held = object.fields().get(name).orElse(Exprs.UNKNOWN);
            if (ReachedGuards.isPlain(held) && kept.names().size() < MAX_FIELDS) {
                kept = kept.with(name, held);
            }
        }
        return kept.names().isEmpty()
                ? Optional.empty()
                : Optional.of(object.bare().with(kept));
    }

    private boolean isSettled(Expr.Field field) {
        return known.computeIfAbsent(
                field.owner() + "." + field.name(),
                key -> pool.find(field.owner())
                        .filter(ClassModel::isProject)
                        .filter(model -> model.field(field.name())
                                .filter(declared -> isSettled(model, declared))
                                .isPresent())
                        .isPresent());
    }

    private boolean isSettled(ClassModel model, FieldNode declared) {
        if ((declared.access & Opcodes.ACC_STATIC) != 0) {
            return false;
        } else if ((declared.access & Opcodes.ACC_FINAL) != 0) {
            return true;
        }
        return (declared.access & Opcodes.ACC_PRIVATE) != 0
                && model.node().methods.stream()
                        .filter(method -> !method.name.equals("<init>"))
                        .filter(method -> writes(method, model.name(), declared.name))
                        .noneMatch(this::isCalled)
                && nestmates(model)
                        .noneMatch(mate -> mate.node().methods.stream()
                                .anyMatch(method -> writes(method, model.name(), declared.name)));
    }

    /** The other classes that can set a private field. */
    private Stream<ClassModel> nestmates(ClassModel model) {
        String host = model.node().nestHostClass == null ? model.name() : model.node().nestHostClass;
        List<String> members = pool.find(host)
                .map(found -> found.node().nestMembers)
                .map(List::copyOf)
                .orElse(List.of());
        return Stream.concat(Stream.of(host), members.stream())
                .filter(name -> !name.equals(model.name()))
                .flatMap(name -> pool.find(name).stream());
    }

    private static boolean writes(MethodNode method, String owner, String field) {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn.getOpcode() == Opcodes.PUTFIELD
                    && ((FieldInsnNode) insn).name.equals(field)
                    && ((FieldInsnNode) insn).owner.equals(owner)) {
                return true;
            }
        }
        return false;
    }

    /** Calls of methods that take no object are not known. */
    private boolean isCalled(MethodNode setter) {
        return setter.desc.indexOf('L') < 0
                || !pool.referringTo(setter.name, setter.desc).isEmpty();
    }
}
