package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Guards that hold only where a method is given a flag of one kind: in {@code if (!again && isDone(id)) return;}, what follows
 * is guarded by {@code isDone} where the caller hands over {@code false}. Not thread-safe.
 */
public final class GivenGuards {
    /** Beyond it a method takes flags for so much that its callers are not told apart. */
    private static final int MAX_FLAGS = 4;

    private static final int FLAG = 0;
    private static final int WANTED = 1;
    private static final int CONDITION = 2;

    private final Map<MethodKey, List<Given>> known = new HashMap<>();

    /**
     * A flag that a method is given, and what that leaves of its code.
     *
     * @param flag the parameter
     * @param value what it is
     * @param left what lies on every way to what, then
     */
    private record Given(Expr.Param flag, boolean value, Dominators left) {}

    /**
     * Whether a guard is such a one.
     *
     * @param guard any guard
     * @return true if it says nothing before a caller has said what it hands over
     */
    public static boolean is(Guard guard) {
        return guard.condition() instanceof Expr.Op op && op.operator() == Operator.GIVEN;
    }

    /**
     * What is left of such a guard, seen from a caller.
     *
     * @param guard the guard
     * @param condition its condition in the caller's terms
     * @return the guard that holds; the same kind again where the caller was given the flag itself; empty where it does not
     *     hold, or may not
     */
    public static Optional<Guard> in(Guard guard, Expr condition) {
        if (!(condition instanceof Expr.Op op) || op.operator() != Operator.GIVEN) {
            return Optional.empty();
        }
        Expr flag = op.operands().get(FLAG);
        if (flag instanceof Expr.Param) {
            return Optional.of(guard.with(condition));
        }
        return flag.equals(op.operands().get(WANTED))
                ? Optional.of(guard.with(op.operands().get(CONDITION)))
                : Optional.empty();
    }

    /**
     * The guards of an instruction.
     *
     * @param flow a method's flow
     * @param index the instruction
     * @return those that hold with one value of a flag, and do not hold anyway
     */
    public List<Guard> of(MethodFlow flow, int index) {
        List<Guard> guards = new ArrayList<>();
        int first = Code.of(flow.target().method()).instructions.size();
        for (Given given : known.computeIfAbsent(flow.target().key(), method -> given(flow))) {
            for (int node = given.left().above(index);
                    node >= 0;
                    node = given.left().above(node)) {
                Guard guard = node < first || flow.dominates(node, index)
                        ? null
                        : flow.guard(flow.ways().get(node - first));
                if (guard != null && !guard.condition().equals(given.flag())) {
                    guards.add(guard.with(condition(given, guard.condition())));
                }
            }
        }
        return guards;
    }

    private static Expr condition(Given given, Expr condition) {
        return new Expr.Op(Operator.GIVEN, List.of(given.flag(), new Expr.Const(given.value() ? 1 : 0), condition));
    }

    private static List<Given> given(MethodFlow flow) {
        BitSet flags = new BitSet();
        flow.ways().forEach(way -> {
            Expr.Param flag = flag(flow, flow.guard(way));
            if (flag != null) {
                flags.set(flag.index());
            }
        });
        if (flags.isEmpty() || flags.cardinality() > MAX_FLAGS) {
            return List.of();
        }
        Successors successors = new Successors(Code.of(flow.target().method()));
        List<Given> given = new ArrayList<>();
        flags.stream().mapToObj(Expr.Param::new).forEach(flag -> {
            given.add(new Given(flag, false, left(flow, successors, flag, Guard.Outcome.TRUE)));
            given.add(new Given(flag, true, left(flow, successors, flag, Guard.Outcome.FALSE)));
        });
        return List.copyOf(given);
    }

    /** The flag that a branch asks for, and nothing else. */
    private static Expr.@Nullable Param flag(MethodFlow flow, @Nullable Guard guard) {
        if (guard == null
                || !(guard.condition() instanceof Expr.Param param)
                || !(guard.outcome() == Guard.Outcome.TRUE || guard.outcome() == Guard.Outcome.FALSE)) {
            return null;
        }
        Type[] types = Type.getArgumentTypes(flow.target().key().descriptor());
        int index = flow.target().isStatic() ? param.index() : param.index() - 1;
        return index >= 0 && index < types.length && types[index].equals(Type.BOOLEAN_TYPE) ? param : null;
    }

    /** The code without the ways that ask a flag for what it is not. */
    private static Dominators left(MethodFlow flow, Successors successors, Expr.Param flag, Guard.Outcome never) {
        List<FlowGraph.Way> ways = flow.ways();
        Map<Integer, List<Integer>> ofBranch = new HashMap<>();
        int first = successors.size();
        int[][] next = new int[first + ways.size()][];
        for (int i = 0; i < ways.size(); i++) {
            FlowGraph.Way way = ways.get(i);
            Guard guard = flow.guard(way);
            boolean closed = guard != null && guard.condition().equals(flag) && guard.outcome() == never;
            next[first + i] = closed ? new int[0] : new int[] {way.target()};
            ofBranch.computeIfAbsent(way.branch(), branch -> new ArrayList<>()).add(first + i);
        }
        for (int i = 0; i < first; i++) {
            List<Integer> branches = ofBranch.getOrDefault(i, List.of());
            int[] plain = branches.isEmpty()
                    ? successors.after(i)
                    : branches.stream().mapToInt(Integer::intValue).toArray();
            next[i] = IntStream.concat(Arrays.stream(plain), Arrays.stream(successors.caught(i)))
                    .distinct()
                    .toArray();
        }
        return new Dominators(next);
    }
}
