package dev.hapax.analysis.flow;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Conditions that were kept in a local variable: {@code boolean fresh = !isSent(id); if (fresh) …}. javac turns the
 * expression into a branch between two constants, one of which has been stored when the variable is true.
 */
final class Flags {
    private Flags() {}

    /**
     * The constant that a tested variable was given.
     *
     * @param code the method's instructions
     * @param branch the branch that tests the variable
     * @param outcome what it has to be
     * @return the index of the instruction that made it so; empty where the variable is written in another way or twice
     */
    static OptionalInt origin(InsnList code, AbstractInsnNode branch, Guard.Outcome outcome) {
        boolean wanted = outcome == Guard.Outcome.TRUE;
        AbstractInsnNode load = before(branch);
        if (!(load instanceof VarInsnNode variable)
                || load.getOpcode() != Opcodes.ILOAD
                || !(wanted || outcome == Guard.Outcome.FALSE)) {
            return OptionalInt.empty();
        }
        AbstractInsnNode second = before(onlyStore(code, variable.var));
        AbstractInsnNode jump = before(second);
        AbstractInsnNode first = before(jump);
        if (second == null || first == null || !isFlag(second) || !isFlag(first) || !(jump instanceof JumpInsnNode)) {
            return OptionalInt.empty();
        }
        int opcode = wanted ? Opcodes.ICONST_1 : Opcodes.ICONST_0;
        return first.getOpcode() == second.getOpcode()
                ? OptionalInt.empty()
                : OptionalInt.of(code.indexOf(first.getOpcode() == opcode ? first : second));
    }

    private static boolean isFlag(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.ICONST_0 || insn.getOpcode() == Opcodes.ICONST_1;
    }

    private static @Nullable AbstractInsnNode onlyStore(InsnList code, int variable) {
        AbstractInsnNode found = null;
        for (AbstractInsnNode insn : code) {
            if (insn instanceof VarInsnNode store && store.getOpcode() == Opcodes.ISTORE && store.var == variable) {
                if (found != null) {
                    return null;
                }
                found = insn;
            }
        }
        return found;
    }

    private static @Nullable AbstractInsnNode before(@Nullable AbstractInsnNode insn) {
        AbstractInsnNode at = insn == null ? null : insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }
}
