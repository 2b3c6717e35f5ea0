package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where the project's own code makes objects by a constructor. Looked for once for each constructor. Not thread-safe. */
final class MakingSites {
    private final ClassPool pool;
    private final Map<MethodKey, Optional<List<Making>>> known = new HashMap<>();

    MakingSites(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * A call of a constructor.
     *
     * @param in the method that has the call
     * @param args what the constructor is given, in terms of that method
     */
    record Making(MethodTarget in, List<Supply> args) {}

    /** Where a constructor is called, by those of heirs, too; empty where some of these places cannot be read. */
    Optional<List<Making>> of(MethodKey constructor) {
        return known.computeIfAbsent(constructor, this::find);
    }

    private Optional<List<Making>> find(MethodKey constructor) {
        List<Making> found = new ArrayList<>();
        for (String name : pool.referringTo(constructor.name(), constructor.descriptor())) {
            List<MethodNode> methods =
                    pool.find(name).map(model -> model.node().methods).orElse(List.of());
            for (MethodNode method : methods) {
                Uses uses = Uses.of(method, constructor);
                if (uses == Uses.HIDDEN || (uses == Uses.CALLS && !add(pool.find(name), method, constructor, found))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(found);
    }

    private static boolean add(
            Optional<ClassModel> model, MethodNode method, MethodKey constructor, List<Making> into) {
        Optional<MethodTarget> in = model.map(owner -> new MethodTarget(owner, method));
        Optional<SupplyReader> reader = in.flatMap(SupplyReader::of);
        reader.ifPresent(read -> Stream.concat(read.constructions().stream(), read.delegations().stream())
                .filter(call -> call.constructor().equals(constructor))
                .forEach(call -> into.add(new Making(in.get(), call.args()))));
        return reader.isPresent();
    }

    /** How a method uses a constructor. */
    private enum Uses {
        NOT,
        CALLS,
        /** It hands on a reference to it. */
        HIDDEN;

        static Uses of(MethodNode method, MethodKey constructor) {
            Uses uses = NOT;
            for (AbstractInsnNode insn : Code.of(method).instructions) {
                if (insn instanceof MethodInsnNode call
                        && call.name.equals(constructor.name())
                        && call.owner.equals(constructor.owner())
                        && call.desc.equals(constructor.descriptor())) {
                    uses = CALLS;
                } else if (insn instanceof InvokeDynamicInsnNode dynamic
                        && Arrays.stream(dynamic.bsmArgs).anyMatch(arg -> isReference(arg, constructor))) {
                    return HIDDEN;
                }
            }
            return uses;
        }

        private static boolean isReference(Object arg, MethodKey constructor) {
            return arg instanceof Handle handle
                    && handle.getTag() == Opcodes.H_NEWINVOKESPECIAL
                    && handle.getOwner().equals(constructor.owner())
                    && handle.getDesc().equals(constructor.descriptor());
        }
    }
}
