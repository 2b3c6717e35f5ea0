package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.CatalogRow.When;
import dev.hapax.analysis.catalog.Role.Manager;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in which transaction each step of a method is done: by annotations, by calls, by lambdas. Not thread-safe. */
final class TransactionScopes {
    private final CatalogLookup catalog;
    private final TransactionalMethods methods;
    private final TemplateSettings templates;
    private final Map<MethodFlow, BegunTransactions> begun = new HashMap<>();
    private final Map<MethodFlow, WrappedChains> chains = new HashMap<>();

    TransactionScopes(ClassPool pool, Hierarchy hierarchy, CatalogLookup catalog) {
        this.catalog = catalog;
        this.methods = new TransactionalMethods(pool, hierarchy);
        this.templates = new TemplateSettings(pool);
    }

    /** The transaction of something that a method does itself. */
    Transaction own(MethodFlow flow, Site site, List<Expr> operands) {
        Transaction open = begun.computeIfAbsent(flow, method -> new BegunTransactions(method, catalog))
                .around(site.index(), operands);
        return chains.computeIfAbsent(flow, WrappedChains::new)
                .around(site.index())
                .map(wrapper -> Transaction.joined(wrapper, Manager.FRAMEWORK).in(open))
                .orElse(open);
    }

    /** The transaction that a call of the project's code leads into. */
    Transaction called(MethodFlow flow, CallSite call, MethodTarget body) {
        return called(call, flow.target(), body).in(own(flow, call.site(), call.args()));
    }

    /** The transaction that a call of the project's code begins. */
    Transaction called(CallSite call, MethodTarget caller, MethodTarget body) {
        return methods.called(call, caller, body);
    }

    /** The transaction that a call runs its lambda in. */
    Transaction ofLambda(MethodFlow flow, CallSite call) {
        Optional<When> when =
                catalog.row(call.method()).flatMap(CatalogRow::callback).map(CatalogRow.Callback::when);
        Transaction begins = when.filter(When.IN_TRANSACTION::equals).isEmpty()
                ? Transaction.CALLERS
                : templates.isAlone(call.receiver())
                        ? Transaction.own(call.site(), Manager.FRAMEWORK)
                        : Transaction.joined(call.site(), Manager.FRAMEWORK);
        return begins.in(own(flow, call.site(), call.args()));
    }

    /** The transaction of a method that the framework calls. */
    Transaction entered(MethodTarget method) {
        return methods.entered(method);
    }
}
