package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Guards for what several branches lead to, and nothing else, as in {@code if (state == FAILED || state == REJECTED)}: one of
 * them was taken. Such a guard names the instruction where they meet, and holds what each of them has found.
 */
public final class EitherGuards {
    /** Beyond it a guard says little, as the cases of a switch that fall into each other. */
    private static final int MAX_WAYS = 6;

    private EitherGuards() {}

    /**
     * The guards that such a guard stands for, of which one holds.
     *
     * @param guard any guard
     * @return none where it is not such a one
     */
    public static List<Guard> parts(Guard guard) {
        if (!is(guard)) {
            return List.of();
        }
        List<Expr> operands = ((Expr.Op) guard.condition()).operands();
        List<Guard> parts = new ArrayList<>();
        for (int i = 0; i < operands.size(); i += 2) {
            Outcome outcome = operands.get(i + 1) instanceof Expr.Const found && found.value() instanceof String name
                    ? Outcome.valueOf(name)
                    : Outcome.OTHER;
            parts.add(new Guard(guard.branch(), guard.side(), operands.get(i), outcome));
        }
        return parts;
    }

    /**
     * Whether a guard is such a one.
     *
     * @param guard any guard
     * @return true if it stands for several, of which one holds
     */
    public static boolean is(Guard guard) {
        return guard.condition() instanceof Expr.Op op && op.operator() == Operator.EITHER;
    }

    /** The guards in a flow, by the instruction at which the branches meet. */
    static Map<Integer, Guard> in(
            MethodTarget method, List<FlowGraph.Way> all, Function<FlowGraph.Way, @Nullable Guard> guards) {
        InsnList code = Code.of(method.method()).instructions;
        Map<Integer, List<FlowGraph.Way>> meeting = new HashMap<>();
        for (FlowGraph.Way way : all) {
            meeting.computeIfAbsent(way.target(), target -> new ArrayList<>(2)).add(way);
        }
        meeting.values().removeIf(ways -> ways.size() < 2 || ways.size() > MAX_WAYS);
        meeting.keySet().removeIf(target -> isReachedPlainly(code, target));
        Map<Integer, Guard> either = new HashMap<>();
        meeting.forEach((target, ways) -> condition(ways, guards)
                .ifPresent(condition -> either.put(
                        target, new Guard(new Site(method.key(), target), Guard.EITHER, condition, Outcome.OTHER))));
        return either.isEmpty() ? Map.of() : either;
    }

    /** Whether something else leads to an instruction than the ways of branches. */
    private static boolean isReachedPlainly(InsnList code, int target) {
        AbstractInsnNode before = target == 0 ? null : code.get(target - 1);
        if (before == null || !leaves(before)) {
            return true;
        }
        for (AbstractInsnNode insn : code) {
            if (insn.getOpcode() == Opcodes.GOTO && code.indexOf(((JumpInsnNode) insn).label) == target) {
                return true;
            }
        }
        return !(code.get(target) instanceof LabelNode);
    }

    /** Whether an instruction is a branch, or the end of a way: nothing goes on from it by itself. */
    private static boolean leaves(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return insn instanceof JumpInsnNode
                || insn instanceof TableSwitchInsnNode
                || insn instanceof LookupSwitchInsnNode
                || opcode == Opcodes.ATHROW
                || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    }

    private static Optional<Expr> condition(List<FlowGraph.Way> ways, Function<FlowGraph.Way, @Nullable Guard> guards) {
        List<Expr> operands = new ArrayList<>();
        for (FlowGraph.Way way : ways) {
            Guard guard = guards.apply(way);
            boolean only = ways.stream()
                            .filter(other -> other.branch() == way.branch())
                            .count()
                    == 1;
            if (!only || guard == null || guard.outcome() == Outcome.OTHER) {
                return Optional.empty();
            }
            operands.add(guard.condition());
            operands.add(new Expr.Const(guard.outcome().name()));
        }
        return Optional.of(Bounded.of(new Expr.Op(Operator.EITHER, operands))).filter(Expr.Op.class::isInstance);
    }
}
