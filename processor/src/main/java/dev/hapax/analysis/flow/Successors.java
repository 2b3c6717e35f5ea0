package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Where a method can go from each of its instructions. */
final class Successors {
    private final int[][] next;
    private final int[][] handlers;

    /**
     * The successors of all instructions.
     *
     * @param method a method of a class that was read
     */
    Successors(MethodNode method) {
        InsnList code = Code.of(method).instructions;
        List<TryCatchBlockNode> blocks = Code.of(method).tryCatchBlocks;
        next = new int[code.size()][];
        handlers = new int[code.size()][];
        for (int i = 0; i < code.size(); i++) {
            next[i] = next(code, i);
            handlers[i] = handlers(code, blocks, i);
        }
    }

    /** How many instructions there are. */
    int size() {
        return next.length;
    }

    /** Where an instruction leads without an exception; not to be changed. */
    int[] after(int index) {
        return next[index];
    }

    /** Where exceptions of an instruction are caught; not to be changed. */
    int[] caught(int index) {
        return handlers[index];
    }

    private static int[] next(InsnList code, int index) {
        AbstractInsnNode insn = code.get(index);
        if (insn instanceof JumpInsnNode jump) {
            int target = code.indexOf(jump.label);
            return jump.getOpcode() == Opcodes.GOTO ? new int[] {target} : new int[] {target, index + 1};
        } else if (insn instanceof TableSwitchInsnNode table) {
            return targets(code, table.labels, table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            return targets(code, lookup.labels, lookup.dflt);
        }
        int opcode = insn.getOpcode();
        boolean ends = (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.RET
                || index + 1 == code.size();
        return ends ? new int[0] : new int[] {index + 1};
    }

    private static int[] targets(InsnList code, List<LabelNode> labels, LabelNode otherwise) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(otherwise);
        return all.stream().mapToInt(code::indexOf).distinct().toArray();
    }

    private static int[] handlers(InsnList code, List<TryCatchBlockNode> blocks, int index) {
        List<Integer> handlers = new ArrayList<>(0);
        for (TryCatchBlockNode block : blocks) {
            if (code.indexOf(block.start) <= index && index < code.indexOf(block.end)) {
                handlers.add(code.indexOf(block.handler));
            }
        }
        return handlers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }
}
