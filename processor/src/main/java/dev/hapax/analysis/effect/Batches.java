package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CatchClause;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.InsnList;

/**
 * Knows batches that a loop fills in a try block: what fails there is not in the batch when that is handed over. Not
 * thread-safe.
 */
final class Batches {
    private static final Set<String> FILLING = Set.of("add", "addLast", "offer", "operations", "push");

    private final MethodFlow flow;
    private final InsnList code;
    private final Map<CatchClause, List<Filled>> known = new HashMap<>();

    private record Filled(Site batch, CatchClause.Range range) {}

    Batches(MethodFlow flow) {
        this.flow = flow;
        this.code = Code.of(flow.target().method()).instructions;
    }

    /** Whether a call hands over a batch that lacks what has failed in the try block of a clause. */
    boolean lack(CatchClause clause, int index) {
        List<Filled> filled = known.computeIfAbsent(clause, this::filled);
        return !filled.isEmpty()
                && flow.calls().stream()
                        .filter(call -> call.site().index() == index)
                        .anyMatch(call -> filled.stream()
                                .anyMatch(
                                        one -> isHandedOver(one.batch(), call) && isFilledBefore(one.range(), index)));
    }

    private List<Filled> filled(CatchClause clause) {
        return clause.ranges().stream()
                .flatMap(range -> flow.calls().stream()
                        .filter(call -> range.from() <= call.site().index()
                                && call.site().index() < range.to())
                        .flatMap(call -> batch(call).stream())
                        .distinct()
                        .map(batch -> new Filled(batch, range)))
                .toList();
    }

    /** Where the batch was made that a call puts something into. */
    private Optional<Site> batch(CallSite call) {
        boolean fills = call.dispatch().hasReceiver()
                && call.args().size() > 1
                && FILLING.contains(call.method().name());
        return fills && Exprs.nonNull(call.receiver()) instanceof Expr.Fresh made
                ? Optional.of(made.site())
                        .filter(site -> site.method().equals(call.site().method()))
                : Optional.empty();
    }

    /** As it is, or what is made of it alone, or to a function: what holds it among other things is no batch. */
    private static boolean isHandedOver(Site batch, CallSite call) {
        return call.args().stream().anyMatch(arg -> is(batch, arg))
                || call.args().stream()
                        .flatMap(LambdaSteps::in)
                        .flatMap(function -> function.captured().stream())
                        .anyMatch(captured -> is(batch, captured));
    }

    private static boolean is(Site batch, Expr value) {
        return whole(value) instanceof Expr.Fresh made && made.site().equals(batch);
    }

    private static Expr whole(Expr value) {
        Expr at = Exprs.nonNull(value);
        if (at instanceof Expr.Call call
                && !call.args().isEmpty()
                && (call.receiver() || call.method().owner().startsWith("java/util/"))) {
            return whole(call.args().get(0));
        }
        boolean copy = at instanceof Expr.Fresh made
                && made.type().startsWith("java/util/")
                && made.args().size() == 1;
        return copy ? whole(((Expr.Fresh) at).args().get(0)) : at;
    }

    /** In a loop of its own, for one thing after the other. */
    private boolean isFilledBefore(CatchClause.Range range, int handedOver) {
        return Ways.lead(code, range.from(), handedOver) && Ways.comeBack(code, range.from(), handedOver);
    }
}
