package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows what both ways of a branch lead to, through the same call: whichever way the second run takes, it is done. What is
 * found there and what was made here are the same thing, so that their expressions may differ, but not two constants.
 */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class OtherBranches {
    private final Map<Site, List<Change>> bySite = new HashMap<>();

    OtherBranches(List<Change> changes) {
        for (Change change : changes) {
            bySite.computeIfAbsent(change.effect().site(), site -> new ArrayList<>())
                    .add(change);
        }
    }

    /** Whether the other way of a guard's branch leads to the same as a change behind the guard. */
    boolean leadToSame(Guard guard, Change change) {
        return bySite.getOrDefault(change.effect().site(), List.of()).stream()
                .filter(other -> other != change && isSame(change, other))
                .anyMatch(other -> other.effect().guards().stream()
                        .anyMatch(one -> one.branch().equals(guard.branch()) && one.side() != guard.side()));
    }

    private static boolean isSame(Change one, Change other) {
        return one.rule() == other.rule()
                && one.repeat() == other.repeat()
                && one.subjects().equals(other.subjects())
                && agree(one.effect().operands(), other.effect().operands());
    }

    private static boolean agree(List<Expr> some, List<Expr> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            if (!agree(some.get(i), others.get(i))) {
                return false;
            }
        }
        return some.size() == others.size();
    }

    private static boolean agree(Expr one, Expr other) {
        if (Question.isConstant(one) && Question.isConstant(other)) {
            return one.equals(other);
        } else if (one instanceof Expr.Fresh made && other instanceof Expr.Fresh instead) {
            return made.fields().names().stream()
                    .allMatch(name -> instead.fields().get(name).isEmpty()
                            || made.fields().get(name).isEmpty()
                            || agree(
                                    made.fields().get(name).get(),
                                    instead.fields().get(name).get()));
        }
        return true;
    }
}
