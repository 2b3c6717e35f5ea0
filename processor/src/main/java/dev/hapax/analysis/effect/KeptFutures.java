package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether somebody may wait for what is kept in a field: a class that keeps it to itself, and waits for nothing, keeps it to cancel
 * it, or to look whether it is done.
 */
final class KeptFutures {
    private final CatalogLookup catalog;
    private final ClassModel owner;

    KeptFutures(CatalogLookup catalog, ClassModel owner) {
        this.catalog = catalog;
        this.owner = owner;
    }

    /** Whether nobody waits for what is put into a field, or into a collection that it holds. */
    boolean isLeftAlone(FieldInsnNode field) {
        return field.owner.equals(owner.name())
                && owner.field(field.name)
                        .filter(declared -> (declared.access & Opcodes.ACC_PRIVATE) != 0)
                        .isPresent()
                && owner.node().methods.stream().noneMatch(method -> waits(method) || handsOut(method, field));
    }

    private boolean waits(MethodNode method) {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof MethodInsnNode call
                    && catalog.role(new MethodKey(call.owner, call.name, call.desc))
                                    .orElse(null)
                            instanceof Role.Awaits) {
                return true;
            }
        }
        return false;
    }

    /** What is handed back, or handed to a method of somebody else, is beyond what can be seen here. */
    private boolean handsOut(MethodNode method, FieldInsnNode field) {
        boolean future = FutureTypes.isFuture(FutureTypes.returned(method.desc));
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof FieldInsnNode read
                    && read.name.equals(field.name)
                    && read.owner.equals(field.owner)
                    && (read.getOpcode() == Opcodes.GETFIELD || read.getOpcode() == Opcodes.GETSTATIC)
                    && (future || isGiven(read.getNext()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGiven(AbstractInsnNode next) {
        return next != null
                && (next.getOpcode() == Opcodes.ARETURN
                        || (next instanceof MethodInsnNode call && !call.owner.startsWith("java/")));
    }
}
