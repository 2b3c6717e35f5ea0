package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.WiredObject.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What constructors put into the fields that nobody else writes. Read once for each constructor. Not thread-safe. */
final class MadeFields {
    private final ClassPool pool;
    private final Map<MethodKey, Optional<Map<Slot, Supply>>> known = new HashMap<>();
    private final Map<Slot, Boolean> settled = new HashMap<>();

    MadeFields(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * What a constructor puts into fields, in terms of its parameters; those of superclasses included. Empty where its code
     * cannot be read.
     */
    Optional<Map<Slot, Supply>> of(MethodKey constructor) {
        Optional<Map<Slot, Supply>> found = known.get(constructor);
        if (found == null) {
            known.put(constructor, Optional.empty()); // broken code can call itself
            found = read(constructor);
            known.put(constructor, found);
        }
        return found;
    }

    private Optional<Map<Slot, Supply>> read(MethodKey constructor) {
        Optional<ClassModel> owner = pool.find(constructor.owner()).filter(ClassModel::isProject);
        if (owner.isEmpty()) {
            return Optional.of(Map.of()); // a library's fields hold none of the project's objects that matter here
        }
        Optional<SupplyReader> reader = owner.get()
                .method(constructor.signature())
                .map(method -> new MethodTarget(owner.get(), method))
                .flatMap(SupplyReader::of);
        return reader.flatMap(code -> read(constructor.owner(), code));
    }

    private Optional<Map<Slot, Supply>> read(String owner, SupplyReader code) {
        Map<Slot, List<Supply>> found = new LinkedHashMap<>();
        for (SupplyReader.Construction other : code.delegations()) {
            Optional<Map<Slot, Supply>> its = of(other.constructor());
            if (its.isEmpty()) {
                return Optional.empty();
            }
            its.get().forEach((slot, supply) -> add(slot, supply.with(other.args()), found));
        }
        for (SupplyReader.Put put : code.puts()) {
            Slot slot = new Slot(put.field().owner, put.field().name);
            if (slot.owner().equals(owner) && holdsObject(put.field()) && isSettled(slot)) {
                add(slot, put.value(), found);
            }
        }
        Map<Slot, Supply> supplies = new LinkedHashMap<>();
        found.forEach((slot, values) -> supplies.put(slot, Supply.oneOf(values)));
        return Optional.of(supplies);
    }

    private static void add(Slot slot, Supply supply, Map<Slot, List<Supply>> into) {
        into.computeIfAbsent(slot, key -> new ArrayList<>(1)).add(supply);
    }

    private static boolean holdsObject(FieldInsnNode put) {
        return Type.getType(put.desc).getSort() == Type.OBJECT;
    }

    /** Whether a field is written by the constructors of its class alone. */
    boolean isSettled(Slot slot) {
        return settled.computeIfAbsent(slot, this::findSettled);
    }

    /** Whether code of its class writes a field. */
    boolean isWritten(Slot slot) {
        return pool.find(slot.owner())
                .filter(owner -> owner.node().methods.stream().anyMatch(method -> writes(method, slot)))
                .isPresent();
    }

    private boolean findSettled(Slot slot) {
        Optional<ClassModel> owner = pool.find(slot.owner()).filter(ClassModel::isProject);
        Optional<FieldNode> field = owner.flatMap(model -> model.field(slot.name()));
        return field.isPresent()
                && PutTypes.isWrittenHereAlone(owner.get(), field.get())
                && owner.get().node().methods.stream()
                        .noneMatch(method -> !method.name.equals("<init>") && writes(method, slot));
    }

    private static boolean writes(MethodNode method, Slot slot) {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof FieldInsnNode put
                    && put.getOpcode() == Opcodes.PUTFIELD
                    && put.name.equals(slot.name())
                    && put.owner.equals(slot.owner())) {
                return true;
            }
        }
        return false;
    }
}
