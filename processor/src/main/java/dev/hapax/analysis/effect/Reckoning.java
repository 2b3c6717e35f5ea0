package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the method in which a value is computed that an object has from the start, where the object has come through several:
 * {@code Stock reserve(int n) { return new Stock(id, left - n); }} reckons, {@code Stock withLeft(int left) { return new
 * Stock(id, left); }} does not, its caller did.
 */
final class Reckoning {
    private static final int MAX_DEPTH = 6;

    private final CallTargets targets;
    private final Flows flows;

    Reckoning(CallTargets targets, Flows flows) {
        this.targets = targets;
        this.flows = flows;
    }

    /**
     * The instruction with which the reckoning method makes the object, or has it made.
     *
     * @param made an object as a call has handed it back
     * @param field its field with the value
     * @param isReckoned whether the value is computed by whoever has it in that form
     * @return empty where the object was made, or its value computed, in the method that the call stands in
     */
    Optional<Site> of(Expr.Fresh made, String field, Predicate<Expr> isReckoned) {
        Optional<Site> found = Optional.empty();
        Optional<Expr.Fresh> next = handedBack(made.site(), made.type(), field, isReckoned);
        for (int depth = 0; next.isPresent() && depth < MAX_DEPTH; depth++) {
            Site site = next.get().site();
            found = Optional.of(site);
            next = handedBack(site, made.type(), field, isReckoned);
        }
        return found;
    }

    private Optional<Expr.Fresh> handedBack(Site site, String type, String field, Predicate<Expr> isReckoned) {
        return body(site)
                .flatMap(flows::of)
                .flatMap(flow -> Exprs.options(Exprs.nonNull(flow.returned())).stream()
                        .filter(Expr.Fresh.class::isInstance)
                        .map(Expr.Fresh.class::cast)
                        .filter(object -> object.type().equals(type))
                        .filter(object ->
                                object.fields().get(field).filter(isReckoned).isPresent())
                        .findFirst());
    }

    /** The only method that the call at a site runs. */
    private Optional<MethodTarget> body(Site site) {
        return targets.hierarchy().resolve(site.method()).flatMap(caller -> {
            List<CallSite> calls = flows.of(caller).map(flow -> flow.calls()).orElse(List.of());
            return calls.stream()
                    .filter(call -> call.site().index() == site.instruction())
                    .map(call -> targets.of(call, caller))
                    .filter(bodies -> bodies.size() == 1)
                    .map(bodies -> bodies.get(0))
                    .findFirst();
        });
    }
}
