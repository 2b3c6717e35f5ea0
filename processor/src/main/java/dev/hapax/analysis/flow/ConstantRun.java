package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * One run through a method's code in which some ways of its branches cannot be taken: what is reached all the same. Small
 * numbers that the code puts into a variable, or leaves on the stack, are followed: that is what javac makes of
 * {@code a || b} where it is kept, and of a switch over texts.
 */
final class ConstantRun {
    /** Any number, as far as is known. */
    static final int ANY = Integer.MIN_VALUE;

    /** The place of what lies on top of the stack; variables follow. */
    private static final int TOP = 0;

    private static final int[] UNREACHED = {};

    private final InsnList code;
    private final Successors successors;
    private final Predicate<FlowGraph.Way> open;
    private final Map<Integer, List<FlowGraph.Way>> ways = new HashMap<>();
    private final int[][] states;
    private final Deque<Integer> left = new ArrayDeque<>();

    /**
     * Runs.
     *
     * @param method the method
     * @param all the ways of all its branches
     * @param open whether a way can be taken
     */
    ConstantRun(MethodNode method, List<FlowGraph.Way> all, Predicate<FlowGraph.Way> open) {
        this.code = Code.of(method).instructions;
        this.successors = new Successors(method);
        this.open = open;
        this.states = new int[code.size()][];
        Arrays.fill(states, UNREACHED);
        all.forEach(way ->
                ways.computeIfAbsent(way.branch(), branch -> new ArrayList<>(2)).add(way));
        int[] first = new int[method.maxLocals + 1];
        Arrays.fill(first, ANY);
        if (code.size() > 0) {
            pass(0, first);
        }
        while (!left.isEmpty()) {
            step(left.removeFirst());
        }
    }

    boolean reaches(int index) {
        return states[index].length > 0;
    }

    /** The number on top of the stack before an instruction that is reached; {@link #ANY} where it is not known. */
    int top(int index) {
        return states[index][TOP];
    }

    /**
     * The number that the method hands back.
     *
     * @param returns all places where it hands something back
     * @param otherwise what a value is that the run itself does not know; empty where nobody does
     * @return empty where that is not the same whichever of the open ways it takes
     */
    OptionalInt returned(List<MethodFlow.Returned> returns, Function<Expr, OptionalInt> otherwise) {
        OptionalInt common = OptionalInt.empty();
        for (MethodFlow.Returned returned : returns) {
            int index = returned.site().index();
            if (!reaches(index)) {
                continue;
            }
            OptionalInt here = top(index) == ANY ? otherwise.apply(returned.value()) : OptionalInt.of(top(index));
            if (here.isEmpty() || (common.isPresent() && !common.equals(here))) {
                return OptionalInt.empty();
            }
            common = here;
        }
        return common;
    }

    private void step(int index) {
        int[] before = states[index];
        int[] caught = before.clone();
        caught[TOP] = ANY;
        for (int handler : successors.caught(index)) {
            pass(handler, caught);
        }
        int[] after = after(code.get(index), before);
        for (int target : targets(index, before[TOP])) {
            pass(target, after);
        }
    }

    private void pass(int target, int[] state) {
        int[] known = states[target];
        if (known.length == 0) {
            states[target] = state.clone();
            left.add(target);
            return;
        }
        boolean changed = false;
        for (int i = 0; i < known.length; i++) {
            if (known[i] != ANY && known[i] != state[i]) {
                known[i] = ANY;
                changed = true;
            }
        }
        if (changed) {
            left.add(target);
        }
    }

    private int[] targets(int index, int top) {
        AbstractInsnNode insn = code.get(index);
        boolean isSwitch = insn instanceof TableSwitchInsnNode || insn instanceof LookupSwitchInsnNode;
        if (!isSwitch && !(insn instanceof JumpInsnNode && insn.getOpcode() != Opcodes.GOTO)) {
            return successors.after(index);
        } else if (top != ANY && isSwitch) {
            return new int[] {target(code, insn, top)};
        } else if (top != ANY && insn.getOpcode() >= Opcodes.IFEQ && insn.getOpcode() <= Opcodes.IFLE) {
            return new int[] {jumps(insn.getOpcode(), top) ? code.indexOf(((JumpInsnNode) insn).label) : index + 1};
        }
        List<FlowGraph.Way> here = ways.getOrDefault(index, List.of());
        // both ways of a branch can lead to one place: then it is none
        return here.size() < 2
                ? successors.after(index)
                : here.stream().filter(open).mapToInt(FlowGraph.Way::target).toArray();
    }

    /** Where a switch goes for a number. */
    static int target(InsnList code, AbstractInsnNode branch, int key) {
        if (branch instanceof TableSwitchInsnNode table) {
            boolean named = key >= table.min && key <= table.max;
            return code.indexOf(named ? table.labels.get(key - table.min) : table.dflt);
        }
        LookupSwitchInsnNode lookup = (LookupSwitchInsnNode) branch;
        int at = lookup.keys.indexOf(key);
        return code.indexOf(at < 0 ? lookup.dflt : lookup.labels.get(at));
    }

    private static boolean jumps(int opcode, int number) {
        return switch (opcode) {
            case Opcodes.IFEQ -> number == 0;
            case Opcodes.IFNE -> number != 0;
            case Opcodes.IFLT -> number < 0;
            case Opcodes.IFGE -> number >= 0;
            case Opcodes.IFGT -> number > 0;
            default -> number <= 0;
        };
    }

    private static int[] after(AbstractInsnNode insn, int[] before) {
        int opcode = insn.getOpcode();
        if (opcode < 0 || opcode == Opcodes.GOTO || opcode == Opcodes.NOP) {
            return before;
        }
        int[] after = before.clone();
        after[TOP] = pushed(insn);
        if (insn instanceof VarInsnNode variable && opcode == Opcodes.ILOAD) {
            after[TOP] = before[variable.var + 1];
        } else if (insn instanceof VarInsnNode variable && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            after[variable.var + 1] = opcode == Opcodes.ISTORE ? before[TOP] : ANY;
            if (opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE) {
                after[variable.var + 2] = ANY;
            }
        } else if (insn instanceof IincInsnNode increment) {
            after[increment.var + 1] = ANY;
        }
        return after;
    }

    /** The number that an instruction puts on the stack as it is. */
    static int pushed(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        }
        return insn instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY ? push.operand : ANY;
    }
}
