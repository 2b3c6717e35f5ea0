package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The types of what a class puts into one of its fields, where they say more than the field's own: a field that is declared
 * as an interface holds what a constructor is given, and that may ask for one class of several. Only fields that nobody
 * else writes.
 */
final class PutTypes {
    private PutTypes() {}

    /** Internal names of the types, of which or of whose heirs the object is; nothing where they are not known. */
    static Set<String> of(ClassModel owner, FieldNode field) {
        if (!isWrittenHereAlone(owner, field)) {
            return Set.of();
        }
        Set<String> types = new LinkedHashSet<>();
        for (MethodNode method : owner.node().methods) {
            for (AbstractInsnNode insn : Code.of(method).instructions) {
                if (insn instanceof FieldInsnNode write
                        && write.getOpcode() == Opcodes.PUTFIELD
                        && write.name.equals(field.name)
                        && write.owner.equals(owner.name())) {
                    Optional<String> type = put(write, method);
                    if (type.isEmpty()) {
                        return Set.of();
                    }
                    types.add(type.get());
                }
            }
        }
        return types.contains(Type.getType(field.desc).getInternalName()) ? Set.of() : types;
    }

    /** Classes of one nest write each other's private fields, and frameworks those that carry an annotation. */
    static boolean isWrittenHereAlone(ClassModel owner, FieldNode field) {
        boolean alone = owner.node().nestHostClass == null && owner.node().nestMembers == null;
        boolean annotated = field.visibleAnnotations != null;
        return (field.access & Opcodes.ACC_FINAL) != 0
                || ((field.access & Opcodes.ACC_PRIVATE) != 0 && alone && !annotated);
    }

    /** The type of the value that is written; empty where several ways can have put it there. */
    private static Optional<String> put(FieldInsnNode write, MethodNode method) {
        Set<LabelNode> meetings = targets(method);
        Optional<AbstractInsnNode> value = before(write, meetings);
        return value.flatMap(insn -> checked(insn, meetings)).or(() -> value).flatMap(insn -> type(insn, method));
    }

    /** What stands before an instruction; empty where several ways meet in between. */
    private static Optional<AbstractInsnNode> before(AbstractInsnNode insn, Set<LabelNode> meetings) {
        AbstractInsnNode at = insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            if (at instanceof LabelNode label && meetings.contains(label)) {
                return Optional.empty();
            }
            at = at.getPrevious();
        }
        return Optional.ofNullable(at);
    }

    /** What has been looked at whether it is there: the compiler takes the answer for no more than the field is. */
    private static Optional<AbstractInsnNode> checked(AbstractInsnNode insn, Set<LabelNode> meetings) {
        boolean cast = insn.getOpcode() == Opcodes.CHECKCAST;
        Optional<AbstractInsnNode> look = cast ? before(insn, meetings) : Optional.of(insn);
        if (look.isEmpty()
                || !(look.get() instanceof MethodInsnNode call)
                || !call.name.equals("requireNonNull")
                || !call.owner.equals("java/util/Objects")) {
            return Optional.empty();
        }
        return before(call, meetings)
                .flatMap(last -> last.getOpcode() == Opcodes.LDC ? before(last, meetings) : Optional.of(last))
                .filter(first -> first.getOpcode() == Opcodes.ALOAD);
    }

    private static Set<LabelNode> targets(MethodNode method) {
        Set<LabelNode> targets = new HashSet<>();
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof JumpInsnNode jump) {
                targets.add(jump.label);
            }
        }
        return targets;
    }

    private static Optional<String> type(AbstractInsnNode insn, MethodNode method) {
        if (insn instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD) {
            return parameter(method, load.var);
        } else if (insn instanceof TypeInsnNode cast && cast.getOpcode() == Opcodes.CHECKCAST) {
            return object(Type.getObjectType(cast.desc));
        } else if (insn instanceof MethodInsnNode call) {
            return call.name.equals("<init>") ? Optional.of(call.owner) : object(Type.getReturnType(call.desc));
        }
        return Optional.empty();
    }

    /** A parameter's type, if it still holds what was handed over. */
    private static Optional<String> parameter(MethodNode method, int local) {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE && store.var == local) {
                return Optional.empty();
            }
        }
        int at = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        for (Type type : List.of(Type.getArgumentTypes(method.desc))) {
            if (at == local) {
                return object(type);
            }
            at += type.getSize();
        }
        return Optional.empty();
    }

    private static Optional<String> object(Type type) {
        return type.getSort() == Type.OBJECT ? Optional.of(type.getInternalName()) : Optional.empty();
    }
}
