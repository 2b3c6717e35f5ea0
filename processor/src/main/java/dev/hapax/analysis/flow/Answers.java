package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;

/** What methods do upon an answer that one of their calls hands back: whether they throw an exception. Not thread-safe. */
public final class Answers {
    private final Flows flows;
    private final Truth truth;
    private Optional<Body> last = Optional.empty();

    /**
     * Answers of calls.
     *
     * @param flows the data flow of methods
     * @param targets finds what calls reach
     * @param facts what is known about classes
     */
    public Answers(Flows flows, CallTargets targets, TypeFacts facts) {
        this.flows = flows;
        this.truth = new Truth(flows, targets, facts);
    }

    /** A method as it is walked through: once for each of its calls, one after the other. */
    private record Body(
            MethodFlow flow,
            Successors successors,
            Map<Integer, CallSite> calls,
            Map<Integer, List<FlowGraph.Way>> ways) {
        static Body of(MethodFlow flow) {
            Map<Integer, CallSite> calls = new HashMap<>();
            flow.calls().forEach(call -> calls.put(call.site().index(), call));
            return new Body(
                    flow,
                    new Successors(flow.target().method()),
                    calls,
                    flow.ways().stream().collect(Collectors.groupingBy(FlowGraph.Way::branch)));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same flow, not an equal one
    private Body body(MethodFlow flow) {
        Body body = last.filter(known -> known.flow() == flow).orElseGet(() -> Body.of(flow));
        last = Optional.of(body);
        return body;
    }

    /**
     * Whether a method ends in an exception when a call hands something back.
     *
     * @param flow the method
     * @param call where the call stands in it
     * @param known the calls by which what it hands back is known there: itself, and those of its callees that it hands on
     * @param answer what is handed back
     * @return true if every way on from the call leads to an exception, or if one that is thrown there is thrown because of it
     */
    public boolean throwUpon(MethodFlow flow, CallSite call, Set<Site> known, Expr answer) {
        Expr result = flows.result(call.site(), call.method(), call.dispatch(), call.args());
        Predicate<Expr> handedBack = value -> (value instanceof Expr.Call asked && known.contains(asked.site()))
                || (value instanceof Expr.OneOf && value.equals(result));
        return flow.failures().beforeThrows().stream()
                        .anyMatch(guard -> handedBack.test(guard.condition())
                                && truth.holds(answer, guard.outcome()).orElse(false))
                || alwaysThrow(flow, call.site(), handedBack, answer);
    }

    private boolean alwaysThrow(MethodFlow flow, Site call, Predicate<Expr> known, Expr answer) {
        InsnList code = Code.of(flow.target().method()).instructions;
        Body body = body(flow);
        BitSet seen = new BitSet(code.size());
        Deque<Integer> open = new ArrayDeque<>(List.of(call.index() + 1));
        while (!open.isEmpty()) {
            int index = open.pop();
            int opcode = code.get(index).getOpcode();
            if (index == call.index() || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)) {
                return false;
            } else if (seen.get(index) || fails(body.calls().get(index), known, answer)) {
                continue;
            }
            seen.set(index);
            for (int next : body.successors().after(index)) {
                if (isOpen(body, code, index, next, known, answer)) {
                    open.push(next);
                }
            }
        }
        return true;
    }

    private boolean isOpen(Body body, InsnList code, int from, int to, Predicate<Expr> known, Expr answer) {
        return body.ways().getOrDefault(from, List.of()).stream()
                .filter(way -> way.target() == to)
                .allMatch(way -> {
                    Guard guard = body.flow().guard(way);
                    return guard == null || truth.isOpen(code, way, guard.with(with(guard.condition(), known, answer)));
                });
    }

    private static Expr with(Expr expr, Predicate<Expr> known, Expr answer) {
        return known.test(expr) ? answer : Subexpressions.mapped(expr, part -> with(part, known, answer));
    }

    /** {@code orElseThrow()}, a call on {@code null}, or what else fails by itself where there is nothing. */
    private static boolean fails(@Nullable CallSite asked, Predicate<Expr> known, Expr answer) {
        if (asked == null || asked.args().isEmpty() || !known.test(asked.args().get(0))) {
            return false;
        }
        String name = asked.method().name();
        if (answer instanceof Expr.Null) {
            return asked.dispatch().hasReceiver() || name.equals("requireNonNull");
        }
        return Truth.isNothing(answer)
                && (name.equals("orElseThrow") || name.equals("get") || name.startsWith("getAs"));
    }
}
