package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** A method's control flow, gathered while its data flow is computed. Each way of a branch is a node of its own. */
final class FlowGraph {
    /** One way of a branch. */
    record Way(int branch, int target, int side) {}

    private static final int[] NOWHERE = {};

    private final InsnList instructions;
    private final int[][] plain;

    FlowGraph(InsnList instructions) {
        this.instructions = instructions;
        plain = new int[instructions.size()][];
        Arrays.fill(plain, NOWHERE);
    }

    void edge(int from, int to) {
        int[] known = plain[from];
        for (int target : known) {
            if (target == to) {
                return;
            }
        }
        plain[from] = Arrays.copyOf(known, known.length + 1);
        plain[from][known.length] = to;
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
        for (int i = 0; i < plain.length; i++) {
            if (branches(i)) {
                for (int target : plain[i]) {
                    ways.add(new Way(i, target, side(i, target)));
                }
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

    /**
     * What lies on every way to what, with and without the ways that are there for a null check alone.
     *
     * @param ways all ways of branches
     * @param frames what is known before each instruction
     */
    Dominance dominance(List<Way> ways, Frame<FlowValue>[] frames) {
        BitSet alone = new NullWays(instructions, frames, ways).find();
        Dominators all = new Dominators(successors(ways, new BitSet()));
        if (alone.isEmpty()) {
            return new Dominance(all, all, alone);
        }
        BitSet asking = new BitSet();
        alone.stream().forEach(way -> asking.set(ways.get(way).branch()));
        BitSet checked = new BitSet();
        for (int i = 0; i < ways.size(); i++) {
            if (!alone.get(i) && asking.get(ways.get(i).branch())) {
                checked.set(plain.length + i);
            }
        }
        return new Dominance(all, new Dominators(successors(ways, alone)), checked);
    }

    private int[][] successors(List<Way> ways, BitSet without) {
        int[][] successors = Arrays.copyOf(plain, plain.length + ways.size());
        int[] taken = new int[plain.length];
        for (int i = 0; i < ways.size(); i++) {
            int node = plain.length + i;
            int branch = ways.get(i).branch();
            if (taken[branch] == 0) {
                successors[branch] = new int[plain[branch].length];
            }
            successors[branch][taken[branch]++] = node;
            successors[node] = without.get(i) ? NOWHERE : new int[] {ways.get(i).target()};
        }
        return successors;
    }
}
