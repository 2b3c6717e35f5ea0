package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The types that the source declares of the variables that a call is given, as far as the compiler has noted them. */
final class DeclaredLocals {
    private DeclaredLocals() {}

    /**
     * The class of an argument.
     *
     * @param in the method
     * @param call the index of the calling instruction
     * @param fromEnd how many arguments come after it
     * @return internal name; empty where no plain variable is passed, or its type was not noted
     */
    static Optional<String> typeOf(MethodTarget in, int call, int fromEnd) {
        InsnList instructions = in.method().instructions;
        if (call < 0 || call >= instructions.size()) {
            return Optional.empty();
        }
        AbstractInsnNode at = before(instructions.get(call));
        for (int skipped = 0; skipped < fromEnd && at != null; skipped++) {
            at = at instanceof LdcInsnNode || at.getOpcode() == Opcodes.ALOAD ? before(at) : null;
        }
        return at instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD
                ? declared(in.method().localVariables, instructions, load)
                : Optional.empty();
    }

    private static AbstractInsnNode before(AbstractInsnNode insn) {
        AbstractInsnNode at = insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }

    private static Optional<String> declared(
            List<LocalVariableNode> variables, InsnList instructions, VarInsnNode load) {
        int index = instructions.indexOf(load);
        return variables == null
                ? Optional.empty()
                : variables.stream()
                        .filter(variable -> variable.index == load.var
                                && instructions.indexOf(variable.start) <= index
                                && index < instructions.indexOf(variable.end))
                        .map(variable -> Type.getType(variable.desc))
                        .filter(type -> type.getSort() == Type.OBJECT)
                        .map(Type::getInternalName)
                        .findFirst();
    }
}
