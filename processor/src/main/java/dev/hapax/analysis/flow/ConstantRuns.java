package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * What methods do when they are given constants: which of their instructions are reached, and which flag they hand back. A
 * way of a branch is open unless {@link ConstantTests} says that the constants rule it out. Not thread-safe.
 */
public final class ConstantRuns {
    /** How deep methods are looked into that branches ask. */
    private static final int MAX_DEPTH = 4;

    private static final int MAX_KNOWN = 10_000;

    private final Flows flows;
    private final CallTargets targets;
    private final TypeFacts facts;
    private final SettledFields settled;
    private final SwitchTargets switches;
    private final Map<Given, Outcome> known = new HashMap<>();
    private int depth;

    /**
     * Runs of the methods of some flows.
     *
     * @param flows the data flow of methods
     * @param targets finds what calls reach
     * @param facts what is known about classes
     */
    public ConstantRuns(Flows flows, CallTargets targets, TypeFacts facts) {
        this.flows = flows;
        this.targets = targets;
        this.facts = facts;
        this.settled = flows.settled();
        this.switches = new SwitchTargets(flows, facts);
    }

    private record Given(MethodKey method, List<Expr> values) {}

    private record Outcome(BitSet reached, OptionalInt returned) {}

    /**
     * Whether a guard can never be passed.
     *
     * @param guard a callee's guard
     * @param args what the caller hands over, receiver first
     * @return true if the constants among them rule it out
     */
    public boolean isImpossible(Guard guard, List<Expr> args) {
        if (!ReachedGuards.is(guard)) {
            return ConstantTests.isImpossible(guard, args, facts, settled);
        }
        Site site = guard.branch();
        return targets.hierarchy()
                .resolve(site.method())
                .flatMap(method -> outcome(method, constants(guard.condition().parts(), args)))
                .filter(outcome -> !outcome.reached().get(site.index()))
                .isPresent();
    }

    /** The constants among expressions, and the objects that hold some; parameters are what they are given; unknown for all else. */
    private List<Expr> constants(List<Expr> exprs, List<Expr> given) {
        return exprs.stream()
                .map(value -> value instanceof Expr.Fresh ? flows.substitute(value, given) : settled.read(value, given))
                .map(value -> ConstantTests.constant(value, facts)
                        .or(() -> settled.constants(value))
                        .orElse(Exprs.UNKNOWN))
                .toList();
    }

    private Optional<Outcome> outcome(MethodTarget method, List<Expr> values) {
        if (depth >= MAX_DEPTH || values.stream().allMatch(Exprs.UNKNOWN::equals)) {
            return Optional.empty();
        }
        Given given = new Given(method.key(), values);
        Outcome outcome = known.get(given);
        if (outcome == null) {
            Optional<MethodFlow> flow = flows.of(method);
            if (flow.isEmpty()) {
                return Optional.empty();
            }
            depth++;
            try {
                outcome = run(flow.get(), values);
            } finally {
                depth--;
            }
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(given, outcome);
        }
        return Optional.of(outcome);
    }

    private Outcome run(MethodFlow flow, List<Expr> values) {
        MethodNode method = Code.keptOf(flow.target().method());
        InsnList code = method.instructions;
        ConstantRun run = new ConstantRun(method, flow.ways(), way -> isOpen(flow, code, way, values));
        BitSet reached = new BitSet(code.size());
        for (int i = 0; i < code.size(); i++) {
            reached.set(i, run.reaches(i));
        }
        return new Outcome(
                reached,
                isFlag(method.desc) ? run.returned(flow.returns(), value -> flag(value, values)) : OptionalInt.empty());
    }

    private boolean isOpen(MethodFlow flow, InsnList code, FlowGraph.Way way, List<Expr> values) {
        Guard guard = flow.guard(way);
        AbstractInsnNode branch = code.get(way.branch());
        if (guard == null) {
            return true;
        } else if (branch instanceof TableSwitchInsnNode || branch instanceof LookupSwitchInsnNode) {
            return constant(SwitchTargets.asked(guard.condition()), values)
                    .map(value -> switches.of(code, branch, value))
                    .filter(target -> target.isPresent() && target.getAsInt() != way.target())
                    .isEmpty();
        }
        boolean asksFlag = guard.outcome() == Guard.Outcome.TRUE || guard.outcome() == Guard.Outcome.FALSE;
        OptionalInt flag =
                asksFlag && guard.condition() instanceof Expr.Call call ? flag(call, values) : OptionalInt.empty();
        return flag.isPresent()
                ? (flag.getAsInt() != 0) == (guard.outcome() == Guard.Outcome.TRUE)
                : !ConstantTests.isImpossible(guard, values, facts, settled);
    }

    private Optional<Expr> constant(Expr expr, List<Expr> values) {
        return Optional.of(constants(List.of(expr), values).get(0)).filter(value -> !value.equals(Exprs.UNKNOWN));
    }

    /** What a method of the project answers that is asked with constants. */
    private OptionalInt flag(Expr.Call call, List<Expr> values) {
        if (!isFlag(call.method().descriptor())) {
            return OptionalInt.empty();
        }
        List<Expr> args = constants(call.args(), values);
        List<MethodTarget> bodies = bodies(targets, call, args);
        return bodies.size() == 1
                ? outcome(bodies.get(0), args).map(Outcome::returned).orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    /** The project's bodies that a call can run. */
    static List<MethodTarget> bodies(CallTargets targets, Expr.Call call, List<Expr> args) {
        return targets.of(
                call.method(),
                call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC,
                call.receiver() && !args.isEmpty() ? args.get(0) : Exprs.UNKNOWN);
    }

    static boolean isFlag(String descriptor) {
        return Type.getReturnType(descriptor).equals(Type.BOOLEAN_TYPE);
    }

    private OptionalInt flag(Expr value, List<Expr> values) {
        if (value instanceof Expr.Call call) {
            return flag(call, values);
        }
        return constant(value, values)
                .filter(constant -> constant instanceof Expr.Const number && number.value() instanceof Integer)
                .map(constant -> OptionalInt.of((Integer) ((Expr.Const) constant).value()))
                .orElse(OptionalInt.empty());
    }
}
