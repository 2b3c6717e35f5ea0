package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.ArrayList;
import java.util.List;

/** Transactions that one method begins and commits by calls, and what is done in between. */
final class BegunTransactions {
    private static final Expr TRUE = new Expr.Const(1);

    private final MethodFlow flow;
    private final List<Begin> begins = new ArrayList<>(0);
    private final List<CallSite> ends = new ArrayList<>(0);

    private record Begin(CallSite call, Role.Manager manager) {}

    BegunTransactions(MethodFlow flow, CatalogLookup catalog) {
        this.flow = flow;
        for (CallSite call : flow.calls()) {
            Role role = catalog.row(call.method()).map(CatalogRow::role).orElse(null);
            if (role instanceof Role.BeginsTransaction begin && begins(call, begin)) {
                begins.add(new Begin(call, begin.manager()));
            } else if (role instanceof Role.EndsTransaction) {
                ends.add(call);
            }
        }
    }

    private static boolean begins(CallSite call, Role.BeginsTransaction role) {
        return role.unless().isEmpty() || !call.arg(role.unless().getAsInt()).equals(TRUE);
    }

    /** The transaction around a call or a write, as far as this method begins it. */
    Transaction around(int index, List<Expr> operands) {
        for (int i = begins.size() - 1; i >= 0; i--) {
            Begin begin = begins.get(i);
            int first = begin.call().site().index();
            boolean open = first < index
                    && flow.dominates(first, index)
                    && ends.stream()
                            .noneMatch(end -> isBetween(first, end.site().index(), index));
            if (open && takesPart(begin, operands)) {
                return Transaction.joined(begin.call().site(), begin.manager());
            }
        }
        return Transaction.CALLERS;
    }

    private boolean isBetween(int begin, int end, int index) {
        return flow.dominates(begin, end) && flow.dominates(end, index) && end != index;
    }

    /** What has nothing of the connection goes through another one. */
    private static boolean takesPart(Begin begin, List<Expr> operands) {
        Expr connection = begin.call().receiver();
        boolean[] found = {begin.manager() != Role.Manager.CONNECTION};
        operands.forEach(operand -> Subexpressions.visit(operand, part -> found[0] |= part.equals(connection)));
        return found[0];
    }
}
