package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
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
    private final CodeReader.Seen seen;
    private final Frame<FlowValue>[] frames;
    private final List<FlowGraph.Way> ways;
    private final Dominance dominance;
    private final Map<Integer, Guard> either;
    private final @Nullable MethodFlow same;
    private @Nullable Failures failures;
    private @Nullable Expr returned;

    private MethodFlow(
            MethodTarget target,
            CodeReader.Seen seen,
            Frame<FlowValue>[] frames,
            List<FlowGraph.Way> ways,
            Dominance dominance) {
        this.target = target;
        this.seen = seen;
        this.frames = frames;
        this.ways = ways;
        this.dominance = dominance;
        this.same = null;
        this.either = EitherGuards.in(target, ways, this::guard);
    }

    private MethodFlow(MethodTarget target, MethodFlow same) {
        this.target = target;
        this.seen = same.seen;
        this.frames = same.frames;
        this.ways = same.ways;
        this.dominance = same.dominance;
        this.either = same.either;
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
        MethodNode method = Code.keptOf(target.method());
        InsnList instructions = method.instructions;
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
        Frame<FlowValue>[] frames = analyzer.analyze(target.owner().name(), method);
        List<FlowGraph.Way> ways = graph.ways();
        CodeReader.Seen seen = CodeReader.read(instructions, frames, interpreter);
        MethodFlow flow = new MethodFlow(target, seen, frames, ways, graph.dominance(ways, frames));
        flow.forget();
        return flow;
    }

    /** Gives back the memory of what is not asked for again: what is known between branches where nothing is caught. */
    private void forget() {
        if (Code.of(target.method()).tryCatchBlocks.isEmpty()) {
            BitSet branches = new BitSet(frames.length);
            ways.forEach(way -> branches.set(way.branch()));
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null) {
                    frames[i] = branches.get(i) ? ((FlowFrame) frames[i]).top() : REACHED;
                }
            }
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
        return seen.calls();
    }

    /**
     * The field writes that can be reached.
     *
     * @return in the order of the code
     */
    public List<FieldWrite> writes() {
        return seen.writes();
    }

    /**
     * The lambdas and method references that are made.
     *
     * @return in the order of the code
     */
    public List<Expr.Lambda> lambdas() {
        return seen.lambdas();
    }

    /**
     * What the method hands back.
     *
     * @return one of its returned values; unknown where it returns none
     */
    public Expr returned() {
        Expr known = returned;
        if (known == null) {
            known = Exprs.oneOf(returns().stream().map(Returned::value).toList());
            returned = known;
        }
        return known;
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
        returns().forEach(returned -> conditions.add(returned.value()));
        return List.copyOf(conditions);
    }

    /**
     * Each place where the method hands something back.
     *
     * @return in the order of the code
     */
    public List<Returned> returns() {
        return seen.returns();
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
        List<Guard> guards = AbsenceCaught.before(this, index);
        collectGuards(index, guards, MAX_FLAGS);
        return guards;
    }

    private void collectGuards(int index, List<Guard> guards, int flags) {
        InsnList instructions = Code.of(target.method()).instructions;
        for (int node = dominance.above(index); node >= 0; node = dominance.above(node)) {
            boolean sure = node < instructions.size() ? dominates(node, index) : dominance.holds(node, index);
            Guard guard = sure ? guard(node) : null;
            if (guard != null && guards.stream().noneMatch(guard::sameWay)) {
                guards.add(guard);
                OptionalInt origin = flags == 0 || guard.side() < 0 ? OptionalInt.empty() : origin(guard);
                origin.ifPresent(made -> collectGuards(made, guards, flags - 1));
            }
        }
    }

    private @Nullable Guard guard(int node) {
        int first = Code.of(target.method()).instructions.size();
        return node < first ? either.get(node) : guard(ways.get(node - first));
    }

    private OptionalInt origin(Guard guard) {
        InsnList instructions = Code.of(target.method()).instructions;
        AbstractInsnNode branch = instructions.get(guard.branch().index());
        return branch instanceof TableSwitchInsnNode || branch instanceof LookupSwitchInsnNode
                ? Flags.switchOrigin(instructions, branch, guard.side())
                : Flags.origin(instructions, branch, guard.outcome());
    }

    List<FlowGraph.Way> ways() {
        return ways;
    }

    @Nullable
    Guard guard(FlowGraph.Way way) {
        Frame<FlowValue> frame = frames[way.branch()];
        InsnList code = Code.of(target.method()).instructions;
        return frame == null ? null : Branches.guard(new Site(target.key(), way.branch()), code, frame, way.side());
    }

    /**
     * How the method ends without an exception.
     *
     * @return its ends, and what is sure there
     */
    public NormalEnds ends() {
        return new NormalEnds(this, seen.exits());
    }

    /**
     * Whether an instruction is reached only after another one is done, which may fail.
     *
     * @param first the one that may fail
     * @param second the other
     * @return true if the second is never reached without the first having succeeded
     */
    public boolean succeedsBefore(int first, int second) {
        return first + 1 < Code.of(target.method()).instructions.size()
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
        return dominance.dominates(first, second);
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
