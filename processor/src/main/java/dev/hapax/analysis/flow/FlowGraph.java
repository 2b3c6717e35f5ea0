package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** A method's control flow, gathered while its data flow is computed. Each way of a branch is a node of its own. */
final class FlowGraph {
    /** One way of a branch. */
    record Way(int branch, int target, int side) {}

    private final InsnList instructions;
    private final List<Set<Integer>> plain = new ArrayList<>();

    FlowGraph(InsnList instructions) {
        this.instructions = instructions;
        for (int i = 0; i < instructions.size(); i++) {
            plain.add(new LinkedHashSet<>(2));
        }
    }

    void edge(int from, int to) {
        plain.get(from).add(to);
    }

    private boolean branches(int index) {
        AbstractInsnNode insn = instructions.get(index);
        return (insn instanceof JumpInsnNode jump
                        && jump.getOpcode() != Opcodes.GOTO
                        && jump.getOpcode() != Opcodes.JSR)
                || insn instanceof TableSwitchInsnNode
                || insn instanceof LookupSwitchInsnNode;
    }

    /** The ways of all branches, in the order of their nodes, which follow those of the instructions. */
    List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            if (branches(i)) {
                int index = i;
                plain.get(i).forEach(target -> ways.add(new Way(index, target, side(index, target))));
            }
        }
        return ways;
    }

    private int side(int branch, int target) {
        if (instructions.get(branch) instanceof JumpInsnNode jump) {
            return instructions.indexOf(jump.label) == target ? Branches.JUMP : Branches.FALL_THROUGH;
        }
        return target;
    }

    Dominators dominators(List<Way> ways) {
        int[][] successors = new int[plain.size() + ways.size()][];
        List<List<Integer>> ofBranch = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            ofBranch.add(new ArrayList<>(0));
        }
        for (int i = 0; i < ways.size(); i++) {
            ofBranch.get(ways.get(i).branch()).add(plain.size() + i);
            successors[plain.size() + i] = new int[] {ways.get(i).target()};
        }
        for (int i = 0; i < plain.size(); i++) {
            List<Integer> next = branches(i) ? ofBranch.get(i) : List.copyOf(plain.get(i));
            successors[i] = next.stream().mapToInt(Integer::intValue).toArray();
        }
        return new Dominators(successors);
    }
}
