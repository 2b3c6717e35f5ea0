package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
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
    private final Map<MethodTarget, Map<Integer, List<Guard>>> known = new HashMap<>();

    Alternatives(Upstream upstream) {
        this.upstream = upstream;
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

    private Map<Integer, List<Guard>> in(MethodFlow flow) {
        List<CallSite> deciding =
                flow.calls().stream().filter(Alternatives::isDeciding).toList();
        Optional<Uses> uses = deciding.isEmpty() ? Optional.empty() : Uses.of(flow.target());
        Map<Integer, List<Guard>> guards = new HashMap<>();
        for (CallSite one : deciding) {
            List<Guard> conditions = uses.isEmpty() ? List.of() : conditions(one);
            for (CallSite call : conditions.isEmpty() ? List.<CallSite>of() : flow.calls()) {
                int index = call.site().index();
                boolean prepared =
                        FutureTypes.isCold(FutureTypes.returned(call.method().descriptor()))
                                && isGiven(flow, uses.get(), index, one.site().index(), new HashSet<>());
                if (prepared) {
                    guards.computeIfAbsent(index, key -> new ArrayList<>(1)).addAll(conditions);
                }
            }
        }
        return guards;
    }

    /** Whether a call is given another chain, to go on with after its own or instead of it. */
    private static boolean isDeciding(CallSite call) {
        String name = call.method().name();
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        return (name.equals(IF_EMPTY) || AFTERWARDS.contains(name))
                && FutureTypes.isCold(call.method().owner())
                && types.length == 1
                && types[0].getSort() == Type.OBJECT
                && FutureTypes.isCold(types[0].getInternalName());
    }

    private List<Guard> conditions(CallSite deciding) {
        return deciding.method().name().equals(IF_EMPTY)
                ? List.of(new Guard(deciding.site(), SIDE, deciding.receiver(), Outcome.NULL))
                : upstream.of(deciding);
    }

    /** Whether all that uses a chain leads to a call that is given it: what is begun elsewhere too is not decided there. */
    private static boolean isGiven(MethodFlow flow, Uses uses, int producer, int deciding, Set<Integer> seen) {
        InsnList code = Code.of(flow.target().method()).instructions;
        List<Uses.Use> all = uses.of(producer);
        return seen.add(producer)
                && !all.isEmpty()
                && all.stream()
                        .allMatch(use -> use.index() == deciding
                                ? use.operand() == 1
                                : use.operand() == 0
                                        && code.get(use.index()) instanceof MethodInsnNode next
                                        && FutureTypes.isCold(next.owner)
                                        && isGiven(flow, uses, use.index(), deciding, seen));
    }
}
