package dev.hapax.analysis.flow;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Ways of branches that are there for the null check's sake alone: in {@code found != null && found.isDone()}, in {@code
 * found.isPresent() && found.get().isDone()} and in {@code count == null || count == 0}, the second question is the one that
 * decides, and where there is nothing to ask, what follows is the same as if it had said no. A guard is looked for as if these
 * ways were not there.
 */
final class NullWays {
    private final InsnList instructions;
    private final Frame<FlowValue>[] frames;
    private final List<FlowGraph.Way> ways;

    NullWays(InsnList instructions, Frame<FlowValue>[] frames, List<FlowGraph.Way> ways) {
        this.instructions = instructions;
        this.frames = frames;
        this.ways = ways;
    }

    /** Which of the ways they are, by their places in the list. */
    BitSet find() {
        BitSet found = new BitSet(ways.size());
        for (int i = 0; i < ways.size(); i++) {
            FlowGraph.Way way = ways.get(i);
            if (frames[way.branch()] != null
                    && missing(way).filter(about -> isShared(way, about)).isPresent()) {
                found.set(i);
            }
        }
        return found;
    }

    /** What is not there on a way; empty where a branch asks something else, or the way is that of what is there. */
    private Optional<Expr> missing(FlowGraph.Way way) {
        int opcode = instructions.get(way.branch()).getOpcode();
        boolean jumps = way.side() == Branches.JUMP;
        return switch (opcode) {
            case Opcodes.IFNULL, Opcodes.IFNONNULL ->
                (opcode == Opcodes.IFNULL) == jumps ? Optional.of(top(way.branch())) : Optional.empty();
            case Opcodes.IFEQ, Opcodes.IFNE -> missing(top(way.branch()), (opcode == Opcodes.IFNE) == jumps);
            default -> Optional.empty();
        };
    }

    private static Optional<Expr> missing(Expr condition, boolean answer) {
        if (!(condition instanceof Expr.Call call) || call.args().size() != 1) {
            return Optional.empty();
        }
        boolean asked = call.method().owner().equals("java/util/Objects")
                ? call.method().name().equals(answer ? "isNull" : "nonNull")
                : call.receiver()
                        && call.method().owner().startsWith("java/util/")
                        && call.method().name().equals(answer ? "isEmpty" : "isPresent");
        return asked ? Optional.of(held(Exprs.nonNull(call.args().get(0)))) : NothingGiven.textWithout(call, answer);
    }

    private static Expr held(Expr optional) {
        return optional instanceof Expr.Call made
                        && made.method().name().equals("ofNullable")
                        && made.args().size() == 1
                ? made.args().get(0)
                : optional;
    }

    /** Whether the next question is about what is there, and one of its answers leads to the same place. */
    private boolean isShared(FlowGraph.Way nothing, Expr about) {
        int place = plain(nothing.target());
        for (FlowGraph.Way something : ways) {
            if (something.branch() == nothing.branch() && something.side() != nothing.side()) {
                int next = nextBranch(something.target());
                return next >= 0
                        && asksOf(next, about)
                        && ways.stream().anyMatch(way -> way.branch() == next && plain(way.target()) == place);
            }
        }
        return false;
    }

    private Expr top(int index) {
        Frame<FlowValue> frame = frames[index];
        return frame.getStack(frame.getStackSize() - 1).expr();
    }

    private boolean asksOf(int branch, Expr about) {
        Frame<FlowValue> frame = frames[branch];
        if (frame == null) {
            return false;
        }
        Set<Expr> asked = new HashSet<>();
        for (int i = Math.max(0, frame.getStackSize() - 2); i < frame.getStackSize(); i++) {
            Subexpressions.visit(frame.getStack(i).expr(), asked::add);
        }
        return asked.contains(about);
    }

    /** The branch that ends the straight code from an instruction on; negative where there is none. */
    private int nextBranch(int from) {
        for (int i = from; i < instructions.size(); i++) {
            AbstractInsnNode insn = instructions.get(i);
            int opcode = insn.getOpcode();
            boolean ends = opcode == Opcodes.GOTO
                    || opcode == Opcodes.ATHROW
                    || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                    || insn instanceof TableSwitchInsnNode
                    || insn instanceof LookupSwitchInsnNode;
            if (ends || insn instanceof JumpInsnNode) {
                return ends ? -1 : i;
            }
        }
        return -1;
    }

    /** The first instruction that does something. */
    private int plain(int from) {
        int at = from;
        while (at < instructions.size() - 1 && instructions.get(at).getOpcode() < 0) {
            at++;
        }
        return at;
    }
}
