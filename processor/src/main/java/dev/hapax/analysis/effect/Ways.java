package dev.hapax.analysis.effect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Ways through a method's code, exceptions left out. */
final class Ways {
    private Ways() {}

    /** Whether one instruction can come after another. */
    static boolean lead(InsnList code, int from, int to) {
        BitSet seen = new BitSet(code.size());
        Deque<Integer> open = new ArrayDeque<>();
        add(from + 1, code, seen, open);
        return comeTo(to, code, seen, open);
    }

    /** Whether one instruction can be reached again, or an end of the method, without another one. */
    static boolean passBy(InsnList code, int from, int other) {
        BitSet seen = new BitSet(code.size());
        Deque<Integer> open = new ArrayDeque<>();
        addNext(from, code, seen, open);
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at == from || isReturn(code.get(at).getOpcode())) {
                return true;
            } else if (at != other) {
                addNext(at, code, seen, open);
            }
        }
        return false;
    }

    /** Whether one instruction can be reached again without another one. */
    static boolean comeBack(InsnList code, int from, int without) {
        BitSet seen = new BitSet(code.size());
        seen.set(without);
        Deque<Integer> open = new ArrayDeque<>();
        addNext(from, code, seen, open);
        return comeTo(from, code, seen, open);
    }

    private static boolean comeTo(int to, InsnList code, BitSet seen, Deque<Integer> open) {
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at == to) {
                return true;
            }
            addNext(at, code, seen, open);
        }
        return false;
    }

    private static void addNext(int at, InsnList code, BitSet seen, Deque<Integer> open) {
        AbstractInsnNode insn = code.get(at);
        for (LabelNode label : targets(insn)) {
            add(code.indexOf(label), code, seen, open);
        }
        if (!isEnd(insn.getOpcode())
                && !(insn instanceof TableSwitchInsnNode || insn instanceof LookupSwitchInsnNode)) {
            add(at + 1, code, seen, open);
        }
    }

    private static void add(int index, InsnList code, BitSet seen, Deque<Integer> open) {
        if (index < code.size() && !seen.get(index)) {
            seen.set(index);
            open.push(index);
        }
    }

    private static List<LabelNode> targets(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            List<LabelNode> labels = new ArrayList<>(table.labels);
            labels.add(table.dflt);
            return labels;
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            List<LabelNode> labels = new ArrayList<>(lookup.labels);
            labels.add(lookup.dflt);
            return labels;
        }
        return List.of();
    }

    private static boolean isEnd(int opcode) {
        return opcode == Opcodes.GOTO || opcode == Opcodes.ATHROW || isReturn(opcode);
    }

    private static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }
}
