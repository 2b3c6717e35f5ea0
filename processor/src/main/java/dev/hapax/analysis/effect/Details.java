package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Calls that say something about a request but are not to be seen in its expression: setters of the request and of what
 * it is made of ({@code headers.set("Idempotency-Key", id)}), what a lambda does to a builder, what a method of the
 * project does to the request that it hands out.
 */
final class Details {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_DETAILS = 12;
    private static final int MAX_TARGETS = 3;

    private final Flows flows;
    private final CallTargets targets;
    private final CatalogLookup catalog;
    private final CallbackObjects objects;

    Details(Flows flows, CallTargets targets, CatalogLookup catalog, CallbackObjects objects) {
        this.objects = objects;
        this.flows = flows;
        this.targets = targets;
        this.catalog = catalog;
    }

    /**
     * Such calls about the operands of a call.
     *
     * @param flow the method that has the call
     * @param operands what the call is made with
     * @return the calls in the method's terms; bounded in number
     */
    List<Expr> of(MethodFlow flow, List<Expr> operands) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(flow, operands, MAX_DEPTH, found);
        return found.stream().limit(MAX_DETAILS).toList();
    }

    /** What a lambda, or an object in its place, hands out that makes something for whoever is given it; any other value as it is. */
    Expr made(MethodKey library, Expr given) {
        if (Exprs.nonNull(given) instanceof Expr.Fresh object) {
            return madeBy(object, objects.of(library, object.type())).orElse(given);
        }
        if (!(given instanceof Expr.Lambda lambda)) {
            return given;
        }
        return body(lambda)
                .map(flow -> flows.substitute(flow.returned(), new ArrayList<>(lambda.captured())))
                .orElse(given);
    }

    private Optional<Expr> madeBy(Expr.Fresh object, List<MethodTarget> bodies) {
        return bodies.size() != 1
                ? Optional.empty()
                : flows.returned(bodies.get(0), List.of(object)).filter(made -> made instanceof Expr.Call);
    }

    private Optional<MethodFlow> body(Expr.Lambda lambda) {
        MethodKey body = lambda.runs();
        return targets.hierarchy()
                .resolve(body)
                .filter(target -> target.owner().isProject())
                .flatMap(flows::of);
    }

    private void collect(MethodFlow flow, List<Expr> operands, int depth, Set<Expr> found) {
        Set<Expr> parts = new HashSet<>();
        operands.forEach(operand -> parts(operand, parts));
        Set<Site> cut = new HashSet<>();
        for (Expr part : parts) {
            if (part instanceof Expr.Lambda lambda && depth > 0) {
                ofLambda(lambda, depth - 1, found);
            } else if (part instanceof Expr.Call call) {
                if (isDetail(call.method())) {
                    cut.add(call.site());
                    if (depth < MAX_DEPTH) {
                        found.add(call);
                    }
                } else if (depth > 0) {
                    ofCallee(call, depth - 1, found);
                }
            } else if (part instanceof Expr.Fresh made && depth < MAX_DEPTH) {
                MethodKey constructor = new MethodKey(made.type(), "<init>", made.constructor());
                if (isDetail(constructor)) {
                    found.add(new Expr.Call(made.site(), constructor, false, made.args()));
                }
            }
        }
        for (CallSite call : flow.calls()) {
            if (call.dispatch().hasReceiver() && isDetail(call.method())) {
                Expr whole = new Expr.Call(call.site(), call.method(), true, call.args());
                boolean mutates = !parts.contains(whole) && isAbout(call.receiver(), parts);
                if (mutates || (cut.contains(call.site()) && !parts.contains(whole))) {
                    found.add(Bounded.of(whole));
                }
            }
        }
    }

    /** What an operand is made of, as far as that belongs to it: not what other effects handed back. */
    private void parts(Expr expr, Set<Expr> parts) {
        boolean other = expr instanceof Expr.Call call
                && catalog.role(call.method())
                        .filter(role -> !(role instanceof RequestPart || role instanceof Role.Neutral))
                        .isPresent();
        if (!other && !(expr instanceof Expr.Const) && parts.add(expr)) {
            Subexpressions.of(expr).forEach(child -> parts(child, parts));
        }
    }

    private boolean isDetail(MethodKey method) {
        return catalog.role(method).orElse(null) instanceof RequestPart;
    }

    /** Whether an object, or what it was taken from, as the headers of a record, is among the parts. */
    private static boolean isAbout(Expr object, Set<Expr> parts) {
        Expr at = object;
        while (true) {
            if (at instanceof Expr.Fresh || at instanceof Expr.Call) {
                if (parts.contains(at)) {
                    return true;
                }
            }
            if (at instanceof Expr.Call call && call.receiver() && !call.args().isEmpty()) {
                at = Exprs.nonNull(call.args().get(0));
            } else {
                return false;
            }
        }
    }

    /** What a lambda does to the builder that it is given. */
    private void ofLambda(Expr.Lambda lambda, int depth, Set<Expr> found) {
        Optional<MethodFlow> flow = body(lambda);
        if (flow.isEmpty()) {
            return;
        }
        Set<Expr> inside = new LinkedHashSet<>();
        for (CallSite call : flow.get().calls()) {
            if (isDetail(call.method())) {
                inside.add(new Expr.Call(
                        call.site(), call.method(), call.dispatch().hasReceiver(), call.args()));
            }
            if (depth > 0) {
                call.args().stream()
                        .filter(Expr.Lambda.class::isInstance)
                        .forEach(nested -> ofLambda((Expr.Lambda) nested, depth - 1, inside));
            }
        }
        List<Expr> args = new ArrayList<>(lambda.captured());
        inside.forEach(detail -> found.add(flows.substitute(detail, args)));
    }

    /** What a method of the project does to the object that it hands out. */
    private void ofCallee(Expr.Call call, int depth, Set<Expr> found) {
        if (Type.getReturnType(call.method().descriptor()).getSort() != Type.OBJECT) {
            return;
        }
        List<MethodTarget> bodies = targets.of(call);
        if (bodies.size() > MAX_TARGETS) {
            return;
        }
        for (MethodTarget body : bodies) {
            flows.of(body).ifPresent(flow -> {
                Set<Expr> inside = new LinkedHashSet<>();
                collect(flow, List.of(flow.returned()), depth, inside);
                inside.forEach(detail -> found.add(flows.substitute(detail, call.args())));
            });
        }
    }
}
