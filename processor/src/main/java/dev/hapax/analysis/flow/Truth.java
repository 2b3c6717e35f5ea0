package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Decides conditions whose values are known: a constant, nothing, an object that was made in sight and what its fields hold.
 * The project's own methods that answer with a flag are run for it. Not thread-safe.
 */
final class Truth {
    /** How deep methods are looked into that conditions ask. */
    private static final int MAX_DEPTH = 4;

    private static final Set<String> TEXTS = Set.of("getMessage", "getLocalizedMessage", "toString");

    private final Flows flows;
    private final CallTargets targets;
    private final TypeFacts facts;
    private final SwitchTargets switches;
    private int depth;

    Truth(Flows flows, CallTargets targets, TypeFacts facts) {
        this.flows = flows;
        this.targets = targets;
        this.facts = facts;
        this.switches = new SwitchTargets(flows, facts);
    }

    /**
     * Whether a way of a branch can be taken.
     *
     * @param code the instructions of its method
     * @param way the way
     * @param guard what it asks for, in values that are known as far as possible
     */
    boolean isOpen(InsnList code, FlowGraph.Way way, Guard guard) {
        AbstractInsnNode branch = code.get(way.branch());
        if (branch instanceof TableSwitchInsnNode || branch instanceof LookupSwitchInsnNode) {
            return ConstantTests.constant(SwitchTargets.asked(guard.condition()), facts)
                    .map(value -> switches.of(code, branch, value))
                    .filter(target -> target.isPresent() && target.getAsInt() != way.target())
                    .isEmpty();
        }
        return holds(guard.condition(), guard.outcome()).orElse(true);
    }

    /** Whether a condition has an outcome; empty where that is not known. */
    Optional<Boolean> holds(Expr condition, Guard.Outcome outcome) {
        return switch (outcome) {
            case TRUE -> flag(condition);
            case FALSE -> flag(condition).map(Truth::not);
            case NULL -> isNull(condition);
            case NOT_NULL -> isNull(condition).map(Truth::not);
            case EQUAL -> compared(condition);
            case DIFFERENT -> compared(condition).map(Truth::not);
            case ORDERED_OR_SAME, DONE, OTHER -> Optional.empty();
        };
    }

    private static boolean not(boolean answer) {
        return !answer;
    }

    /** Whether a value is an optional value in which there is nothing. */
    static boolean isNothing(Expr value) {
        return value instanceof Expr.Call call
                && call.args().isEmpty()
                && call.method().name().equals("empty")
                && call.method().owner().startsWith("java/util/Optional");
    }

    private Optional<Boolean> flag(Expr value) {
        if (value instanceof Expr.Const constant) {
            return constant.value() instanceof Integer number ? Optional.of(number > 0) : Optional.empty();
        } else if (value instanceof Expr.Op op && op.operator() == Operator.INSTANCE_OF) {
            return isInstance(op);
        }
        return value instanceof Expr.Call call ? answer(call) : Optional.empty();
    }

    private Optional<Boolean> isInstance(Expr.Op test) {
        if (test.operands().size() != 2
                || !(test.operands().get(1) instanceof Expr.Const constant)
                || !(constant.value() instanceof Type type)) {
            return Optional.empty();
        }
        Expr value = test.operands().get(0);
        if (value instanceof Expr.Null) {
            return Optional.of(false);
        }
        return value instanceof Expr.Fresh made
                ? Optional.of(facts.isA(new TypeFacts.Bound(made.type(), true), type.getInternalName())
                        == TypeFacts.Answer.YES)
                : Optional.empty();
    }

    private Optional<Boolean> answer(Expr.Call call) {
        String name = call.method().name();
        if (!ConstantRuns.isFlag(call.method().descriptor())) {
            return Optional.empty();
        } else if (name.equals("equals") && call.args().size() == 2) {
            return ConstantTests.areSame(call.args().get(0), call.args().get(1), facts);
        } else if (call.args().size() == 1 && isNothing(call.args().get(0))) {
            return name.equals("isPresent") || name.equals("isEmpty")
                    ? Optional.of(name.equals("isEmpty"))
                    : Optional.empty();
        }
        List<MethodTarget> bodies = ConstantRuns.bodies(targets, call, call.args());
        if (bodies.isEmpty()) {
            return NothingGiven.answer(call);
        } else if (bodies.size() != 1 || depth >= MAX_DEPTH) {
            return Optional.empty();
        }
        depth++;
        try {
            return flows.of(bodies.get(0)).flatMap(flow -> run(flow, call.args()));
        } finally {
            depth--;
        }
    }

    /** What a method answers; empty where that is not the same whichever of the open ways it takes. */
    private Optional<Boolean> run(MethodFlow flow, List<Expr> args) {
        MethodNode method = Code.keptOf(flow.target().method());
        InsnList code = method.instructions;
        ConstantRun run = new ConstantRun(method, flow.ways(), way -> {
            Guard guard = flow.guard(way);
            return guard == null || isOpen(code, way, guard.with(flows.substitute(guard.condition(), args)));
        });
        OptionalInt returned = run.returned(
                flow.returns(),
                value -> flag(flows.substitute(value, args))
                        .map(yes -> OptionalInt.of(yes ? 1 : 0))
                        .orElse(OptionalInt.empty()));
        return returned.isPresent() ? Optional.of(returned.getAsInt() != 0) : Optional.empty();
    }

    private Optional<Boolean> isNull(Expr value) {
        if (value instanceof Expr.Null) {
            return Optional.of(true);
        }
        boolean there = value instanceof Expr.Const
                || value instanceof Expr.Fresh
                || value instanceof Expr.Array
                || value instanceof Expr.Lambda
                || value instanceof Expr.Concat
                || value instanceof Expr.Builder
                || value instanceof Expr.Op
                || isNothing(value)
                || ConstantTests.constant(value, facts).isPresent()
                || isTextOfFailure(value);
        return there ? Optional.of(false) : Optional.empty();
    }

    /** A failure without a text is a rare one. */
    private boolean isTextOfFailure(Expr value) {
        return value instanceof Expr.Call call
                && TEXTS.contains(call.method().name())
                && (call.method().owner().equals("java/lang/Throwable")
                        || targets.hierarchy().supertypes(call.method().owner()).contains("java/lang/Throwable"));
    }

    private Optional<Boolean> compared(Expr condition) {
        return condition instanceof Expr.Op op
                        && op.operator() == Operator.COMPARE
                        && op.operands().size() == 2
                ? ConstantTests.areSame(op.operands().get(0), op.operands().get(1), facts)
                : Optional.empty();
    }
}
