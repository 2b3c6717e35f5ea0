package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Type;

/**
 * Guards for what no single branch leads to, as in {@code if (state == PAID || state == SENT)}: that an instruction is reached
 * when its method is given some values. Each names the instruction and holds the values; {@link ConstantRuns} decides it, once
 * a caller hands over constants. Not thread-safe.
 */
public final class ReachedGuards {
    private static final int MAX_DEPTH = 4;

    private final CallTargets targets;
    private final Flows flows;
    private final Map<MethodKey, Optional<Shape>> shapes = new HashMap<>();
    private final Set<MethodKey> open = new HashSet<>();

    /**
     * Guards of the instructions of some flows.
     *
     * @param flows the data flow of methods
     * @param targets finds what calls reach
     */
    public ReachedGuards(Flows flows, CallTargets targets) {
        this.flows = flows;
        this.targets = targets;
    }

    /**
     * A method in which constants that it is given may decide branches.
     *
     * @param successors where each instruction leads
     * @param asking the branches that ask for them, and whether {@link ConstantTests} alone can tell what they answer
     */
    private record Shape(Successors successors, Map<Integer, Boolean> asking) {}

    /**
     * Whether a guard is such a one.
     *
     * @param guard any guard
     * @return true if only {@link ConstantRuns} can make something of it
     */
    public static boolean is(Guard guard) {
        return guard.side() == Guard.REACHED;
    }

    /**
     * What is left of such a guard, seen from a caller.
     *
     * @param guard the guard
     * @param condition its condition in the caller's terms
     * @param settled which fields of objects keep what they were made with
     * @return the guard, of constants, the caller's own parameters and objects that hold such alone; empty where there are
     *     none of the parameters, so that nobody will know more of it
     */
    public static Optional<Guard> in(Guard guard, Expr condition, SettledFields settled) {
        if (!(condition instanceof Expr.Op)) {
            return Optional.empty();
        }
        List<Expr> values = condition.parts().stream()
                .map(value -> isPlain(value) ? value : settled.constants(value).orElse(Exprs.UNKNOWN))
                .toList();
        return Subexpressions.mentionsParameter(values)
                ? Optional.of(guard.with(new Expr.Op(Operator.REACHED, values)))
                : Optional.empty();
    }

    /** Whether a value is one that a caller hands over, or a constant. */
    static boolean isPlain(Expr value) {
        return value instanceof Expr.Param
                || value instanceof Expr.Const
                || value instanceof Expr.Null
                || (value instanceof Expr.Fresh made
                        && made.site().method().name().equals("<clinit>"))
                || (value instanceof Expr.Field field && field.base() instanceof Expr.Static);
    }

    /**
     * The guard of an instruction.
     *
     * @param flow a method's flow
     * @param index the instruction
     * @return the guard; empty where the instruction is reached whatever the method is given, or where the branches that lead
     *     there say all
     */
    public Optional<Guard> of(MethodFlow flow, int index) {
        return shape(flow).filter(shape -> canBeAvoided(flow, shape, index)).map(shape -> guard(flow, index));
    }

    private static Guard guard(MethodFlow flow, int index) {
        MethodKey method = flow.target().key();
        int count = Type.getArgumentTypes(method.descriptor()).length
                + (flow.target().isStatic() ? 0 : 1);
        List<Expr> values = IntStream.range(0, count)
                .mapToObj(i -> (Expr) new Expr.Param(i))
                .toList();
        return new Guard(
                new Site(method, index), Guard.REACHED, new Expr.Op(Operator.REACHED, values), Guard.Outcome.OTHER);
    }

    /** Whether answers of the branches that ask can keep a method away from an instruction, whichever way the others go. */
    private static boolean canBeAvoided(MethodFlow flow, Shape shape, int index) {
        Successors successors = shape.successors();
        BitSet asking = new BitSet(successors.size());
        shape.asking().keySet().stream()
                .filter(branch -> asks(flow, shape, branch, index))
                .forEach(asking::set);
        boolean[] inevitable = new boolean[successors.size()];
        inevitable[index] = true;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = inevitable.length - 1; i >= 0; i--) {
                if (!inevitable[i] && isInevitable(successors, i, inevitable, asking.get(i))) {
                    inevitable[i] = true;
                    changed = true;
                }
            }
        }
        return !inevitable[0];
    }

    private static boolean isInevitable(Successors successors, int from, boolean[] inevitable, boolean everyWay) {
        boolean all = true;
        for (int target : successors.after(from)) {
            if (inevitable[target] && !everyWay) {
                return true;
            }
            all &= inevitable[target];
        }
        for (int handler : successors.caught(from)) {
            if (inevitable[handler]) {
                return true;
            }
        }
        return everyWay && all;
    }

    /** A branch that leads to the instruction by one way only is a guard of its own. */
    private static boolean asks(MethodFlow flow, Shape shape, int branch, int index) {
        return !shape.asking().getOrDefault(branch, true) || !leads(flow, branch, index);
    }

    private static boolean leads(MethodFlow flow, int branch, int index) {
        List<FlowGraph.Way> ways = flow.ways();
        int first = Code.of(flow.target().method()).instructions.size();
        return IntStream.range(0, ways.size())
                .anyMatch(i -> ways.get(i).branch() == branch && flow.dominates(first + i, index));
    }

    private Optional<Shape> shape(MethodFlow flow) {
        MethodKey method = flow.target().key();
        Optional<Shape> known = shapes.get(method);
        if (known != null || open.size() >= MAX_DEPTH || !open.add(method)) {
            return known == null ? Optional.empty() : known;
        }
        Map<Integer, Boolean> asking;
        try {
            asking = asking(flow);
        } finally {
            open.remove(method);
        }
        Optional<Shape> shape = asking.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shape(new Successors(Code.of(flow.target().method())), asking));
        shapes.put(method, shape);
        return shape;
    }

    private Map<Integer, Boolean> asking(MethodFlow flow) {
        Map<Integer, Boolean> asking = new HashMap<>();
        Map<Integer, Boolean> ofAnswers = new HashMap<>();
        for (FlowGraph.Way way : flow.ways()) {
            Guard guard = flow.guard(way);
            if (guard != null && isAnswer(guard.condition())) {
                ofAnswers.put(way.branch(), false);
            } else if (guard != null) {
                asks(guard.condition(), flow.target().isStatic()).ifPresent(plain -> asking.put(way.branch(), plain));
            }
        }
        if (!asking.isEmpty()) {
            asking.putAll(ofAnswers);
        }
        return asking;
    }

    /** Numbers that other branches may have left, as the answer to {@code a || b}. */
    private static boolean isAnswer(Expr condition) {
        return condition instanceof Expr.OneOf choice
                && choice.options().stream()
                        .allMatch(
                                option -> option instanceof Expr.Const constant && constant.value() instanceof Integer);
    }

    /** Whether a constant that the method is given can answer a question; if so, whether by itself. */
    private Optional<Boolean> asks(Expr condition, boolean receiver) {
        SettledFields settled = flows.settled();
        if (settled.areGiven(condition, receiver)) {
            return Optional.of(true);
        } else if (settled.areGiven(SwitchTargets.asked(condition), receiver)) {
            return Optional.of(false);
        } else if (condition.parts().stream().noneMatch(part -> settled.areGiven(part, receiver))) {
            return Optional.empty();
        } else if (condition instanceof Expr.Op op) {
            return op.operator() == Operator.COMPARE ? Optional.of(true) : Optional.empty();
        } else if (!(condition instanceof Expr.Call call)
                || !ConstantRuns.isFlag(call.method().descriptor())) {
            return Optional.empty();
        } else if (call.method().name().equals("equals")) {
            return Optional.of(true);
        }
        return isAnswered((Expr.Call) condition) ? Optional.of(false) : Optional.empty();
    }

    /** Whether the project's method that is asked makes something of constants, or a constant tells which one it is. */
    private boolean isAnswered(Expr.Call question) {
        List<MethodTarget> bodies = ConstantRuns.bodies(targets, question, question.args());
        return bodies.size() == 1
                ? flows.of(bodies.get(0)).flatMap(this::shape).isPresent()
                : !bodies.isEmpty() && question.args().get(0) instanceof Expr.Param;
    }
}
