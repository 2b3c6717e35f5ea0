package dev.hapax.analysis.flow;

import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Catch clauses for what a query throws that finds nothing: what is done there is done where there is no such row
 * ({@code try { queryForObject(…) } catch (EmptyResultDataAccessException none) { … }}).
 */
final class AbsenceCaught {
    private static final Set<String> ABSENT = Set.of(
            "org/springframework/dao/EmptyResultDataAccessException",
            "jakarta/persistence/NoResultException",
            "javax/persistence/NoResultException");

    /** Far from the ways of branches, and from those of functions. */
    private static final int SIDE = 3000;

    private AbsenceCaught() {}

    /** What must have been missing for an instruction to be reached. */
    static List<Guard> before(MethodFlow flow, int index) {
        List<Guard> guards = new ArrayList<>(0);
        for (CatchClause clause : flow.failures().clauses()) {
            boolean inside = !clause.types().isEmpty()
                    && ABSENT.containsAll(clause.types())
                    && flow.dominates(clause.site().index(), index);
            for (CallSite call : inside ? flow.calls() : List.<CallSite>of()) {
                if (clause.covers(call.site().index()) && !call.method().returnsVoid()) {
                    Expr answer = Bounded.of(new Expr.Call(
                            call.site(), call.method(), call.dispatch().hasReceiver(), call.args()));
                    guards.add(new Guard(call.site(), SIDE, answer, Outcome.NULL));
                }
            }
        }
        return guards;
    }
}
