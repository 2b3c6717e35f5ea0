package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** What one method does with its values: its calls, writes and returns, and the branches that lead to each. */
public final class MethodFlow {
    /** How many variables are followed that hold the outcome of another condition. */
    private static final int MAX_FLAGS = 3;
    /** Before an instruction that can be reached, and no more is asked of it. */
    private static final Frame<FlowValue> REACHED = new FlowFrame(0, 0);

    private final MethodTarget target;
    private final List<CallSite> calls;
    private final List<FieldWrite> writes;
    private final List<Expr.Lambda> lambdas;
    private final List<Returned> returns;
    private final List<Exits.Exit> exits;
    private final Frame<FlowValue>[] frames;
    private final List<FlowGraph.Way> ways;
    private final Dominators dominators;
    private final @Nullable MethodFlow same;
    private @Nullable Failures failures;

    private MethodFlow(
            MethodTarget target, Frame<FlowValue>[] frames, List<FlowGraph.Way> ways, Dominators dominators) {
        this.target = target;
        this.frames = frames;
        this.ways = ways;
        this.dominators = dominators;
        this.same = null;
        this.calls = new ArrayList<>();
        this.writes = new ArrayList<>();
        this.lambdas = new ArrayList<>();
        this.returns = new ArrayList<>();
        this.exits = new ArrayList<>();
    }

    private MethodFlow(MethodTarget target, MethodFlow same) {
        this.target = target;
        this.frames = same.frames;
        this.ways = same.ways;
        this.dominators = same.dominators;
        this.calls = same.calls;
        this.writes = same.writes;
        this.lambdas = same.lambdas;
        this.returns = same.returns;
        this.exits = same.exits;
        this.same = same;
    }

    /**
     * Runs the data flow of a method with a body.
     *
     * @param target the method
     * @param oracle knows about what it calls
     * @return the flow
     * @throws AnalyzerException if the code is broken or too large
     */
    static MethodFlow of(MethodTarget target, Oracle oracle) throws AnalyzerException {
        InsnList instructions = target.method().instructions;
        FlowInterpreter interpreter = new FlowInterpreter(target.key(), instructions, target.isStatic(), oracle);
        FlowGraph graph = new FlowGraph(instructions);
        Analyzer<FlowValue> analyzer = new Analyzer<>(interpreter) {
            @Override
            protected Frame<FlowValue> newFrame(int locals, int stack) {
                return new FlowFrame(locals, stack);
            }

            @Override
            protected Frame<FlowValue> newFrame(Frame<? extends FlowValue> frame) {
                return new FlowFrame(frame);
            }

            @Override
            protected void newControlFlowEdge(int from, int to) {
                graph.edge(from, to);
            }

            @Override
            protected boolean newControlFlowExceptionEdge(int from, TryCatchBlockNode handler) {
                graph.edge(from, instructions.indexOf(handler.handler));
                return true;
            }
        };
        Frame<FlowValue>[] frames = analyzer.analyze(target.owner().name(), target.method());
        List<FlowGraph.Way> ways = graph.ways();
        MethodFlow flow = new MethodFlow(target, frames, ways, graph.dominators(ways));
        flow.collect(interpreter);
        flow.forget();
        return flow;
    }

    /** Gives back the memory of what is not asked for again: what is known between branches where nothing is caught. */
    private void forget() {
        if (target.method().tryCatchBlocks.isEmpty()) {
            BitSet branches = new BitSet(frames.length);
            ways.forEach(way -> branches.set(way.branch()));
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null && !branches.get(i)) {
                    frames[i] = REACHED;
                }
            }
        }
    }

    private void collect(FlowInterpreter interpreter) {
        InsnList instructions = target.method().instructions;
        for (int i = 0; i < frames.length; i++) {
            Frame<FlowValue> frame = frames[i];
            AbstractInsnNode insn = instructions.get(i);
            if (frame == null || insn.getOpcode() < 0) {
                continue;
            }
            if (insn instanceof MethodInsnNode call) {
                calls.add(call(interpreter.site(insn), call, frame));
            } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                lambda(interpreter, dynamic, frame);
            } else if (insn instanceof FieldInsnNode field) {
                write(interpreter.site(insn), field, frame);
            } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.ARETURN) {
                Expr value = frame.getStack(frame.getStackSize() - 1).expr();
                returns.add(new Returned(interpreter.site(insn), value));
                exits.addAll(Exits.of(instructions, i, value));
            } else if (insn.getOpcode() == Opcodes.RETURN) {
                exits.add(new Exits.Exit(i, Exprs.UNKNOWN));
            }
        }
    }

    private static CallSite call(Site site, MethodInsnNode call, Frame<FlowValue> frame) {
        Dispatch dispatch = FlowInterpreter.dispatch(call);
        int count = Type.getArgumentTypes(call.desc).length + (dispatch.hasReceiver() ? 1 : 0);
        List<Expr> args = new ArrayList<>(count);
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            args.add(frame.getStack(i).expr());
        }
        MethodKey method = new MethodKey(call.owner, call.name, call.desc);
        return new CallSite(site, method, dispatch, args, !method.returnsVoid() && !isDropped(call));
    }

    private static boolean isDropped(AbstractInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2);
    }

    private void lambda(FlowInterpreter interpreter, InvokeDynamicInsnNode dynamic, Frame<FlowValue> frame) {
        int count = Type.getArgumentTypes(dynamic.desc).length;
        List<FlowValue> captured = new ArrayList<>(count);
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            captured.add(frame.getStack(i));
        }
        if (interpreter.dynamic(dynamic, captured.stream().map(FlowValue::expr).toList())
                instanceof Expr.Lambda lambda) {
            lambdas.add(lambda);
        }
    }

    private void write(Site site, FieldInsnNode field, Frame<FlowValue> frame) {
        int top = frame.getStackSize() - 1;
        if (field.getOpcode() == Opcodes.PUTFIELD) {
            Expr base = Exprs.nonNull(frame.getStack(top - 1).expr());
            writes.add(new FieldWrite(
                    site,
                    new Expr.Field(base, field.owner, field.name),
                    frame.getStack(top).expr()));
        } else if (field.getOpcode() == Opcodes.PUTSTATIC) {
            writes.add(new FieldWrite(
                    site,
                    new Expr.Field(Exprs.STATIC, field.owner, field.name),
                    frame.getStack(top).expr()));
        }
    }

    /**
     * The same flow in an object of one class.
     *
     * @param other the same method
     * @return its flow
     */
    public MethodFlow in(MethodTarget other) {
        return other.equals(target) ? this : new MethodFlow(other, this);
    }

    /**
     * The method.
     *
     * @return whose flow this is
     */
    public MethodTarget target() {
        return target;
    }

    /**
     * The calls that can be reached.
     *
     * @return in the order of the code
     */
    public List<CallSite> calls() {
        return calls;
    }

    /**
     * The field writes that can be reached.
     *
     * @return in the order of the code
     */
    public List<FieldWrite> writes() {
        return writes;
    }

    /**
     * The lambdas and method references that are made.
     *
     * @return in the order of the code
     */
    public List<Expr.Lambda> lambdas() {
        return lambdas;
    }

    /**
     * What the method hands back.
     *
     * @return one of its returned values; unknown where it returns none
     */
    public Expr returned() {
        return Exprs.oneOf(returns.stream().map(Returned::value).toList());
    }

    /**
     * What the method looks at: where it branches, and what it hands back.
     *
     * @return the values
     */
    public List<Expr> conditions() {
        Set<Expr> conditions = new LinkedHashSet<>();
        for (FlowGraph.Way way : ways) {
            Guard guard = guard(way);
            if (guard != null) {
                conditions.add(guard.condition());
            }
        }
        returns.forEach(returned -> conditions.add(returned.value()));
        return List.copyOf(conditions);
    }

    /**
     * Each place where the method hands something back.
     *
     * @return in the order of the code
     */
    public List<Returned> returns() {
        return returns;
    }

    /**
     * A value that is handed back.
     *
     * @param site the returning instruction
     * @param value what it returns
     */
    public record Returned(Site site, Expr value) {}

    /**
     * The branches that every way to an instruction takes.
     *
     * @param index the instruction
     * @return its guards, the nearest first
     */
    public List<Guard> guards(int index) {
        List<Guard> guards = new ArrayList<>();
        collectGuards(index, guards, MAX_FLAGS);
        return guards;
    }

    private void collectGuards(int index, List<Guard> guards, int flags) {
        InsnList instructions = target.method().instructions;
        for (int node = dominators.above(index); node >= 0; node = dominators.above(node)) {
            Guard guard = node < instructions.size() ? null : guard(ways.get(node - instructions.size()));
            if (guard != null && guards.stream().noneMatch(guard::sameWay)) {
                guards.add(guard);
                OptionalInt origin = flags == 0 ? OptionalInt.empty() : origin(guard);
                origin.ifPresent(made -> collectGuards(made, guards, flags - 1));
            }
        }
    }

    private OptionalInt origin(Guard guard) {
        InsnList instructions = target.method().instructions;
        AbstractInsnNode branch = instructions.get(guard.branch().index());
        return branch instanceof TableSwitchInsnNode || branch instanceof LookupSwitchInsnNode
                ? Flags.switchOrigin(instructions, branch, guard.side())
                : Flags.origin(instructions, branch, guard.outcome());
    }

    private @Nullable Guard guard(FlowGraph.Way way) {
        Frame<FlowValue> frame = frames[way.branch()];
        AbstractInsnNode insn = target.method().instructions.get(way.branch());
        return frame == null ? null : Branches.guard(new Site(target.key(), way.branch()), insn, frame, way.side());
    }

    /**
     * What is sure once the method has returned.
     *
     * @return the guards of all its normal ends
     */
    public List<Guard> guardsOfReturn() {
        return common(exits.stream().map(exit -> guards(exit.index())).toList());
    }

    /**
     * What is sure once the method has returned true or false.
     *
     * @param result which of them
     * @return the guards of all its ends that return that
     */
    public List<Guard> guardsOfReturn(boolean result) {
        Expr other = new Expr.Const(result ? 0 : 1);
        return common(exits.stream()
                .filter(exit -> !exit.value().equals(other))
                .map(exit -> guardsOf(exit, result))
                .toList());
    }

    /**
     * What is sure once the method has returned something.
     *
     * @return the guards of all its ends that do not return {@code null}
     */
    public List<Guard> guardsOfSomeReturn() {
        return common(exits.stream()
                .filter(exit -> !(exit.value() instanceof Expr.Null))
                .map(exit -> guards(exit.index()))
                .toList());
    }

    /**
     * Whether a call that may fail has succeeded wherever the method returns.
     *
     * @param call the call
     * @param result what the method returns; empty for anything
     * @return true if it never returns that without the call having succeeded
     */
    public boolean returnsAfter(int call, Optional<Boolean> result) {
        Expr other = result.<Expr>map(value -> new Expr.Const(value ? 0 : 1)).orElse(Exprs.STATIC);
        List<Exits.Exit> ends =
                exits.stream().filter(exit -> !exit.value().equals(other)).toList();
        return !ends.isEmpty() && ends.stream().allMatch(exit -> succeedsBefore(call, exit.index()));
    }

    private List<Guard> guardsOf(Exits.Exit exit, boolean result) {
        List<Guard> guards = guards(exit.index());
        if (!(exit.value() instanceof Expr.Const)) {
            Guard.Outcome outcome = result ? Guard.Outcome.TRUE : Guard.Outcome.FALSE;
            guards.add(new Guard(new Site(target.key(), exit.index()), result ? 1 : 0, exit.value(), outcome));
        }
        return guards;
    }

    private static List<Guard> common(List<List<Guard>> ways) {
        if (ways.isEmpty()) {
            return List.of();
        }
        return ways.get(0).stream()
                .filter(guard -> ways.stream().allMatch(way -> way.stream().anyMatch(guard::sameWay)))
                .toList();
    }

    /**
     * Whether an instruction is reached only after another one is done, which may fail.
     *
     * @param first the one that may fail
     * @param second the other
     * @return true if the second is never reached without the first having succeeded
     */
    public boolean succeedsBefore(int first, int second) {
        return first + 1 < target.method().instructions.size()
                && dominates(first, second)
                && dominates(first + 1, second);
    }

    /**
     * Whether one instruction lies on every way to another.
     *
     * @param first the one
     * @param second the other
     * @return true if the second is never reached without the first
     */
    public boolean dominates(int first, int second) {
        return dominators.dominates(first, second);
    }

    /**
     * Whether the method can end without an exception.
     *
     * @return false where it always throws, or never ends
     */
    public boolean ends() {
        return !exits.isEmpty();
    }

    /**
     * Its exceptions: where they are caught, and what becomes of them.
     *
     * @return the failures
     */
    public Failures failures() {
        Failures known = failures;
        if (known == null) {
            known = same == null ? new Failures(this, frames) : same.failures();
            failures = known;
        }
        return known;
    }
}
