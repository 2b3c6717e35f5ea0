package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;

/** What methods do upon an answer that one of their calls hands back: whether they throw an exception. Not thread-safe. */
public final class Answers {
    /** Run what they are given on what an optional value holds, and on nothing else. */
    private static final Set<String> PRESENT = Set.of("ifPresent", "map", "flatMap", "filter");

    /** Go on with something else where there is nothing. */
    private static final Set<String> ALTERNATIVES =
            Set.of("or", "orElse", "orElseGet", "orElseThrow", "ifPresentOrElse");

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
        Predicate<Expr> handedBack = handedBack(call, known);
        return flow.failures().beforeThrows().stream()
                        .anyMatch(guard -> handedBack.test(guard.condition())
                                && truth.holds(answer, guard.outcome()).orElse(false))
                || alwaysThrow(flow, call.site(), handedBack, answer);
    }

    private Predicate<Expr> handedBack(CallSite call, Set<Site> known) {
        Expr result = flows.result(call.site(), call.method(), call.dispatch(), call.args());
        return value -> (value instanceof Expr.Call asked && known.contains(asked.site()))
                || ((value instanceof Expr.OneOf || value instanceof Expr.Fresh) && value.equals(result));
    }

    /**
     * Whether a method hands on what one of its calls hands back.
     *
     * @param flow the method
     * @param call where the call stands in it
     * @param known the calls by which what it hands back is known there
     * @return true if that is what it hands back, or may be
     */
    public boolean areHandedOn(MethodFlow flow, CallSite call, Set<Site> known) {
        Predicate<Expr> handedBack = handedBack(call, known);
        return handedBack.test(flow.returned())
                || Exprs.options(flow.returned()).stream().anyMatch(handedBack);
    }

    /** What an answer means for an instruction. */
    public enum Reach {
        /** It is not reached, or what it is given does not run. */
        KEPT_FROM,
        /** It is reached because of the answer. */
        LED_TO,
        /** The answer makes no difference, as far as is known. */
        OPEN
    }

    /**
     * Whether an instruction is reached when a call hands something back.
     *
     * @param flow the method
     * @param call where the call stands in it
     * @param known the calls by which what it hands back is known there
     * @param answer what is handed back
     * @param asked the instruction, if it is a call: one on an optional value runs no code where there is nothing
     * @param index the instruction
     * @return what the answer means for it
     */
    public Reach upon(
            MethodFlow flow, CallSite call, Set<Site> known, Expr answer, Optional<CallSite> asked, int index) {
        if (!flow.dominates(call.site().index(), index)) {
            return Reach.OPEN;
        }
        Predicate<Expr> handedBack = handedBack(call, known);
        if (Truth.isNothing(answer)
                && asked.filter(one -> runsIfPresent(one, handedBack) && !hasAlternative(flow, one))
                        .isPresent()) {
            return Reach.KEPT_FROM;
        }
        Reach reach = Reach.OPEN;
        for (Guard guard : flow.guards(index)) {
            Expr condition = with(guard.condition(), handedBack, answer);
            Optional<Boolean> holds =
                    condition.equals(guard.condition()) ? Optional.empty() : truth.holds(condition, guard.outcome());
            if (holds.filter(open -> !open).isPresent()) {
                return Reach.KEPT_FROM;
            }
            reach = holds.isPresent() ? Reach.LED_TO : reach;
        }
        return reach;
    }

    private static boolean runsIfPresent(CallSite call, Predicate<Expr> handedBack) {
        Expr of = call.receiver();
        while (!handedBack.test(of) && of instanceof Expr.Call step && isOptional(step.method())) {
            of = Chain.before(step).map(Exprs::nonNull).orElse(Exprs.UNKNOWN);
        }
        return handedBack.test(of)
                && isOptional(call.method())
                && PRESENT.contains(call.method().name());
    }

    /** Whether something takes the place of what a step of an optional value does not hand on. */
    private static boolean hasAlternative(MethodFlow flow, CallSite step) {
        return flow.calls().stream()
                .filter(call -> isOptional(call.method())
                        && ALTERNATIVES.contains(call.method().name()))
                .anyMatch(call -> isBehind(call.receiver(), step.site()));
    }

    private static boolean isBehind(Expr end, Site step) {
        Expr at = end;
        while (at instanceof Expr.Call call) {
            if (call.site().equals(step)) {
                return true;
            }
            at = Chain.before(call).map(Exprs::nonNull).orElse(Exprs.UNKNOWN);
        }
        return false;
    }

    private static boolean isOptional(MethodKey method) {
        return method.owner().equals("java/util/Optional");
    }

    private boolean alwaysThrow(MethodFlow flow, Site call, Predicate<Expr> known, Expr answer) {
        Map<Integer, CallSite> calls = body(flow).calls();
        return neverEnds(flow, call, known, answer, index -> fails(calls.get(index), known, answer));
    }

    /**
     * Whether a method comes by an instruction whenever a call has handed back an answer, unless it fails.
     *
     * @param flow the method
     * @param call where the call stands in it
     * @param known the calls by which what it hands back is known there
     * @param answer what is handed back
     * @param index the instruction
     * @return true if no way on from the call ends the method, or comes to the call again, without it
     */
    public boolean leadTo(MethodFlow flow, CallSite call, Set<Site> known, Expr answer, int index) {
        return neverEnds(flow, call.site(), handedBack(call, known), answer, at -> at == index);
    }

    /** Whether no way on from a call that hands back an answer ends the method, or comes to the call again. */
    private boolean neverEnds(
            MethodFlow flow, Site call, Predicate<Expr> known, Expr answer, IntPredicate isLeftThere) {
        InsnList code = Code.of(flow.target().method()).instructions;
        Body body = body(flow);
        BitSet seen = new BitSet(code.size());
        Deque<Integer> open = new ArrayDeque<>(List.of(call.index() + 1));
        while (!open.isEmpty()) {
            int index = open.pop();
            int opcode = code.get(index).getOpcode();
            if (index == call.index() || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)) {
                return false;
            } else if (seen.get(index) || isLeftThere.test(index)) {
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

    /**
     * Whether an answer is that there is nothing.
     *
     * @param answer what a call hands back
     * @return true for {@code null} and an optional value that is empty
     */
    public static boolean isNothing(Expr answer) {
        return answer instanceof Expr.Null || Truth.isNothing(answer);
    }

    /**
     * Whether an answer is an object that may tell of what has happened.
     *
     * @param answer what a call hands back
     * @return true for what is made for the answer, or by a call
     */
    public static boolean isObject(Expr answer) {
        return !isNothing(answer) && (answer instanceof Expr.Fresh || answer instanceof Expr.Call);
    }

    /**
     * Whether one call is given what another hands back.
     *
     * @param flow the method in which both stand
     * @param call the other call
     * @param known the calls by which what it hands back is known there
     * @param asked the one call
     * @return true if that is among its arguments, or may be; the receiver is none
     */
    public boolean areGiven(MethodFlow flow, CallSite call, Set<Site> known, CallSite asked) {
        Predicate<Expr> handedBack = handedBack(call, known);
        return asked.args().stream()
                .skip(asked.dispatch().hasReceiver() ? 1 : 0)
                .anyMatch(arg ->
                        handedBack.test(arg) || Exprs.options(arg).stream().anyMatch(handedBack));
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
