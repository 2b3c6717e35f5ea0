package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.flow.CatchClause;
import dev.hapax.analysis.flow.Escape;
import dev.hapax.analysis.flow.Expr;
import java.util.Set;

/**
 * Knows catch clauses behind which a transaction is undone: each way through them ends in an unchecked exception. After a
 * checked one, Spring and JTA commit.
 */
final class Rollbacks {
    private static final Set<String> UNCHECKED = Set.of("java/lang/RuntimeException", "java/lang/Error");

    private final Hierarchy hierarchy;

    Rollbacks(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether each way through a clause ends in an exception. */
    static boolean alwaysFails(Escape escape) {
        return !escape.completes() && !escape.retries() && escape.rethrows();
    }

    /** Whether what a clause throws, which always fails, is in sight and undoes a transaction. */
    boolean follow(CatchClause clause, Escape escape) {
        return !escape.thrown().isEmpty() && escape.thrown().stream().allMatch(thrown -> isUnchecked(thrown, clause));
    }

    private boolean isUnchecked(Expr thrown, CatchClause clause) {
        if (thrown instanceof Expr.Fresh made) {
            return isUnchecked(made.type());
        }
        boolean caught = thrown instanceof Expr.Unknown; // the one that was caught, thrown again
        return caught && !clause.types().isEmpty() && clause.types().stream().allMatch(this::isUnchecked);
    }

    private boolean isUnchecked(String type) {
        return hierarchy.supertypes(type).stream().anyMatch(UNCHECKED::contains);
    }
}
