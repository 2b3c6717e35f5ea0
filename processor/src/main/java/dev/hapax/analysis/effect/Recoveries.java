package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;

/** Tells calls that turn every failure into a success from those whose function throws some of them again. */
final class Recoveries {
    /** How far into methods of the project it is looked for what a function hands back. */
    private static final int MAX_DEPTH = 3;

    private final CatalogLookup catalog;
    private final CallTargets targets;
    private final Flows flows;

    Recoveries(CatalogLookup catalog, CallTargets targets, Flows flows) {
        this.catalog = catalog;
        this.targets = targets;
        this.flows = flows;
    }

    /** Whether a call like {@code exceptionally(e -> …)} surely goes on as if nothing had happened. */
    boolean succeeds(CallSite call) {
        Optional<CatalogRow.Callback> callback = catalog.row(call.method()).flatMap(CatalogRow::callback);
        if (callback.isEmpty()) {
            return true; // it is given a value
        }
        int argument = Math.max(0, callback.get().argument());
        Expr function = Exprs.nonNull(call.arg(argument));
        if (isValue(call.method(), argument)) {
            return !(function instanceof Expr.Call other)
                    || !(catalog.role(other.method()).orElse(null) instanceof Role.Fails);
        }
        return function instanceof Expr.Lambda lambda
                && body(lambda.runs(), Dispatch.STATIC, Exprs.UNKNOWN)
                        .filter(body -> neverFails(body, MAX_DEPTH))
                        .isPresent();
    }

    /** Whether an argument is what is gone on with, and no function that makes it. */
    private static boolean isValue(MethodKey method, int argument) {
        Type[] types = Type.getArgumentTypes(method.descriptor());
        return argument < types.length && !types[argument].getDescriptor().startsWith("Ljava/util/function/");
    }

    private Optional<MethodFlow> body(MethodKey method, Dispatch dispatch, Expr receiver) {
        List<MethodTarget> found = targets.of(method, dispatch, receiver);
        return found.size() == 1 ? flows.of(found.get(0)) : Optional.empty();
    }

    private boolean neverFails(MethodFlow body, int depth) {
        return body.ends().exist()
                && !body.failures().throwsByItself()
                && body.calls().stream().noneMatch(call -> mayFail(call, body, depth));
    }

    /** Whether a call makes a failure, or hands back what a method of the project makes that makes one. */
    private boolean mayFail(CallSite call, MethodFlow body, int depth) {
        if (catalog.role(call.method()).orElse(null) instanceof Role.Fails) {
            return true;
        }
        boolean handsOn = depth > 0
                && Type.getReturnType(call.method().descriptor())
                        .equals(Type.getReturnType(body.target().method().desc));
        return handsOn
                && body(call.method(), call.dispatch(), call.receiver())
                        .filter(made -> !neverFails(made, depth - 1))
                        .isPresent();
    }
}
