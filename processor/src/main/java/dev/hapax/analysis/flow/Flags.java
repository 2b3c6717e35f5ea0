package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Instructions;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Conditions that were kept in a local variable: {@code boolean fresh = !isSent(id); if (fresh) …}. javac turns the
 * expression into a branch between two constants, one of which has been stored when the variable is true. A switch over
 * texts becomes one that stores the number of the text that was equal, and one over that number.
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
        AbstractInsnNode load = Instructions.before(branch);
        if (!(load instanceof VarInsnNode variable)
                || load.getOpcode() != Opcodes.ILOAD
                || !(wanted || outcome == Guard.Outcome.FALSE)) {
            return OptionalInt.empty();
        }
        AbstractInsnNode second = Instructions.before(onlyStore(code, variable.var));
        AbstractInsnNode jump = Instructions.before(second);
        AbstractInsnNode first = Instructions.before(jump);
        if (second == null || first == null || !isFlag(second) || !isFlag(first) || !(jump instanceof JumpInsnNode)) {
            return OptionalInt.empty();
        }
        int opcode = wanted ? Opcodes.ICONST_1 : Opcodes.ICONST_0;
        return first.getOpcode() == second.getOpcode()
                ? OptionalInt.empty()
                : OptionalInt.of(code.indexOf(first.getOpcode() == opcode ? first : second));
    }

    /**
     * The number that a variable was given for a switch to take a way.
     *
     * @param code the method's instructions
     * @param branch a switch, of either kind
     * @param target where the way leads
     * @return the index of the instruction that made it so; empty where it was not made in exactly one place
     */
    static OptionalInt switchOrigin(InsnList code, AbstractInsnNode branch, int target) {
        OptionalInt key = SwitchKeys.leadingTo(code, branch, target);
        if (key.isEmpty()
                || !(Instructions.before(branch) instanceof VarInsnNode load)
                || load.getOpcode() != Opcodes.ILOAD) {
            return OptionalInt.empty();
        }
        int found = -1;
        for (AbstractInsnNode insn : code) {
            if (insn instanceof VarInsnNode store
                    && store.getOpcode() == Opcodes.ISTORE
                    && store.var == load.var
                    && isNumber(Instructions.before(store), key.getAsInt())) {
                if (found >= 0) {
                    return OptionalInt.empty();
                }
                found = code.indexOf(store);
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static boolean isNumber(@Nullable AbstractInsnNode insn, int number) {
        return insn != null
                && (insn instanceof IntInsnNode push
                        ? push.operand == number
                        : insn.getOpcode() == Opcodes.ICONST_0 + number && number <= 5);
    }

    private static boolean isFlag(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.ICONST_0 || insn.getOpcode() == Opcodes.ICONST_1;
    }

    /** What writes a variable; nothing where more than one instruction does. */
    static @Nullable AbstractInsnNode onlyStore(InsnList code, int variable) {
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
}
