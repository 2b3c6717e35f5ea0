package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of the catalog with all that belongs to it, whether or not it is among its operands: the values bound to a
 * statement, what is said about a request where it is made.
 *
 * @param role what it does
 * @param operands receiver, arguments, and after them one for each of the binds
 * @param binds see {@link Action.Catalogued}
 */
record Requested(Role role, List<Expr> operands, List<String> binds) {

    static Requested of(MethodFlow flow, CallSite call, Role role, CatalogLookup catalog, Details details) {
        List<Expr> operands = new ArrayList<>(call.args());
        List<String> binds = new ArrayList<>();
        if (role instanceof Role.RunsStatement runs) {
            Optional<JooqStatements.Spelled> spelled = JooqStatements.of(flow, call);
            if (spelled.isPresent()) {
                return spelled(spelled.get(), operands);
            }
            Expr statement = runs.statement().isPresent()
                    ? details.made(call.method(), call.arg(runs.statement().getAsInt()))
                    : call.receiver();
            if (runs.statement().isPresent()) {
                operands.set(runs.statement().getAsInt() + (call.dispatch().hasReceiver() ? 1 : 0), statement);
            }
            bindings(flow, statement, catalog, binds, operands);
        } else if (WrapperStatements.isUpdate(call.method(), catalog)) {
            Optional<JooqStatements.Spelled> spelled = WrapperStatements.of(flow, call, catalog);
            if (spelled.isPresent()) {
                return spelled(spelled.get(), operands);
            }
        } else if (isRequest(role)) {
            List<Expr> described = details.of(flow, call.args());
            operands.addAll(described);
            binds.addAll(Collections.nCopies(described.size(), ""));
        }
        return new Requested(role, operands, binds);
    }

    private static Requested spelled(JooqStatements.Spelled statement, List<Expr> operands) {
        operands.addAll(statement.values());
        return new Requested(new Role.RunsText(statement.text(), List.of()), operands, statement.names());
    }

    /** Whether what is done is a request that can be described where it is made. */
    static boolean isRequest(Action action) {
        return action instanceof Action.Catalogued call && isRequest(call.role());
    }

    private static boolean isRequest(Role role) {
        return role instanceof Role.HttpExchange
                || role instanceof Role.AppliesUpdate
                || (role instanceof Role.Effect effect && effect.kind() != Role.EffectKind.READ);
    }

    /** The values bound to a statement by calls on the same object, or in the chain of calls that leads to it. */
    private static void bindings(
            MethodFlow flow, Expr statement, CatalogLookup catalog, List<String> binds, List<Expr> operands) {
        Set<Expr> chain = new HashSet<>();
        Deque<Expr.Call> inChain = new ArrayDeque<>();
        Expr at = Exprs.nonNull(statement);
        while (chain.add(at)
                && at instanceof Expr.Call call
                && call.receiver()
                && !call.args().isEmpty()) {
            if (catalog.role(call.method()).orElse(null) instanceof Role.Binds) {
                inChain.push(call);
            }
            at = Exprs.nonNull(call.args().get(0));
        }
        inChain.forEach(call -> bind(call.method(), call.args(), catalog, binds, operands));
        for (CallSite call : flow.calls()) {
            if (call.dispatch().hasReceiver()
                    && chain.contains(call.receiver())
                    && inChain.stream().noneMatch(known -> known.site().equals(call.site()))) {
                bind(call.method(), call.args(), catalog, binds, operands);
            }
        }
    }

    private static void bind(
            MethodKey method, List<Expr> args, CatalogLookup catalog, List<String> binds, List<Expr> operands) {
        if (catalog.role(method).orElse(null) instanceof Role.Binds bind && bind.value() + 1 < args.size()) {
            Expr parameter = bind.parameter().isPresent()
                    ? args.get(bind.parameter().getAsInt() + 1)
                    : new Expr.Const(binds.size() + 1);
            Expr value = args.get(bind.value() + 1);
            if (bind.parameter().isEmpty() && value instanceof Expr.Array several) {
                several.elements().forEach(element -> {
                    binds.add(String.valueOf(binds.size() + 1));
                    operands.add(element);
                });
                return;
            }
            binds.add(parameter instanceof Expr.Const constant ? String.valueOf(constant.value()) : "");
            operands.add(value);
        }
    }
}
