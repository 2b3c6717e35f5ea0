package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Uses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Work of reactive chains that is only begun where another chain came to its end, or to nothing:
 * {@code find(id).switchIfEmpty(Mono.defer(() -> insert(id)))}, {@code refuseTheKnown(id).then(insert(id))}.
 */
final class Alternatives {
    private static final String IF_EMPTY = "switchIfEmpty";
    private static final Set<String> AFTERWARDS = Set.of("then", "thenMany", "thenEmpty");
    /** Far from the ways of branches, and from those of functions. */
    private static final int SIDE = 2000;

    private final Upstream upstream;
    private final CallTargets targets;
    private final Flows flows;
    private final Map<MethodTarget, Map<Integer, List<Guard>>> known = new HashMap<>();

    Alternatives(Upstream upstream, CallTargets targets, Flows flows) {
        this.upstream = upstream;
        this.targets = targets;
        this.flows = flows;
    }

    /** What must have come of other chains before the work that an instruction prepares is begun. */
    List<Guard> of(MethodFlow flow, int index) {
        Map<Integer, List<Guard>> guards = known.get(flow.target());
        if (guards == null) {
            guards = in(flow);
            known.put(flow.target(), guards);
        }
        return guards.getOrDefault(index, List.of());
    }

    /**
     * A call that decides whether a chain is begun that it is given.
     *
     * @param call the instruction
     * @param operand which of its operands the chain is
     * @param conditions what must be for it to be begun
     */
    private record Decision(int call, int operand, List<Guard> conditions) {}

    private Map<Integer, List<Guard>> in(MethodFlow flow) {
        List<Decision> decisions = flow.calls().stream()
                .flatMap(call -> decisions(flow, call))
                .filter(decision -> !decision.conditions().isEmpty())
                .toList();
        Optional<Uses> uses = decisions.isEmpty() ? Optional.empty() : Uses.of(flow.target());
        Map<Integer, List<Guard>> guards = new HashMap<>();
        for (Decision one : decisions) {
            for (CallSite call : uses.isEmpty() ? List.<CallSite>of() : flow.calls()) {
                int index = call.site().index();
                boolean prepared = ColdTypes.areReturned(call.method().descriptor())
                        && isGiven(flow, uses.get(), index, one, new HashSet<>());
                if (prepared) {
                    guards.computeIfAbsent(index, key -> new ArrayList<>(1)).addAll(one.conditions());
                }
            }
        }
        return guards;
    }

    private Stream<Decision> decisions(MethodFlow flow, CallSite call) {
        if (isDeciding(call)) {
            return Stream.of(new Decision(call.site().index(), 1, conditions(call)));
        } else if (!ColdTypes.areReturned(call.method().descriptor())) {
            return Stream.empty();
        }
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        int first = call.dispatch().hasReceiver() ? 1 : 0;
        return IntStream.range(0, types.length)
                .filter(i -> types[i].getSort() == Type.OBJECT && ColdTypes.are(types[i].getInternalName()))
                .mapToObj(i -> new Decision(call.site().index(), first + i, conditions(flow, call, first + i)));
    }

    /** What a method of the project waits for before it begins a chain that it is given: where that is all that it does with it. */
    private List<Guard> conditions(MethodFlow flow, CallSite call, int parameter) {
        List<MethodTarget> bodies = targets.of(call, flow.target());
        if (bodies.size() != 1 || !bodies.get(0).owner().isProject()) {
            return List.of();
        }
        return flows.of(bodies.get(0))
                .flatMap(body -> begin(body, parameter))
                .map(begin -> conditions(begin).stream()
                        .map(guard -> guard.with(flows.substitute(guard.condition(), call.args())))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<CallSite> begin(MethodFlow body, int parameter) {
        Expr chain = new Expr.Param(parameter);
        List<CallSite> takers = body.calls().stream()
                .filter(call -> call.args().stream().anyMatch(arg -> isOrKeeps(arg, chain)))
                .toList();
        boolean elsewhere = body.returns().stream().anyMatch(returned -> isOrKeeps(returned.value(), chain))
                || body.writes().stream().anyMatch(write -> isOrKeeps(write.value(), chain));
        return !elsewhere
                        && takers.size() == 1
                        && isDeciding(takers.get(0))
                        && takers.get(0).arg(0).equals(chain)
                ? Optional.of(takers.get(0))
                : Optional.empty();
    }

    private static boolean isOrKeeps(Expr given, Expr chain) {
        return Exprs.options(given).contains(chain)
                || LambdaSteps.in(given).anyMatch(lambda -> lambda.captured().contains(chain));
    }

    /** Whether a call is given another chain, to go on with after its own or instead of it. */
    private static boolean isDeciding(CallSite call) {
        String name = call.method().name();
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        return (name.equals(IF_EMPTY) || AFTERWARDS.contains(name))
                && ColdTypes.are(call.method().owner())
                && types.length == 1
                && types[0].getSort() == Type.OBJECT
                && ColdTypes.are(types[0].getInternalName());
    }

    private List<Guard> conditions(CallSite deciding) {
        return deciding.method().name().equals(IF_EMPTY)
                ? List.of(new Guard(deciding.site(), SIDE, deciding.receiver(), Outcome.NULL))
                : upstream.of(deciding);
    }

    /** Whether all that uses a chain leads to a call that is given it: what is begun elsewhere too is not decided there. */
    private static boolean isGiven(MethodFlow flow, Uses uses, int producer, Decision deciding, Set<Integer> seen) {
        InsnList code = Code.of(flow.target().method()).instructions;
        List<Uses.Use> all = uses.of(producer);
        return seen.add(producer)
                && !all.isEmpty()
                && all.stream()
                        .allMatch(use -> use.index() == deciding.call()
                                ? use.operand() == deciding.operand()
                                : use.operand() == 0
                                        && code.get(use.index()) instanceof MethodInsnNode next
                                        && ColdTypes.are(next.owner)
                                        && isGiven(flow, uses, use.index(), deciding, seen));
    }
}
