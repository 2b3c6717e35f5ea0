package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The constants that what a look finds has to hold: {@code status = COMPLETED} in {@code findBySagaAndStatus(saga, COMPLETED)}.
 * What is written with another one is not found by it, and what is written with the same one is found again.
 *
 * @param constants by the fields or columns, in lower case
 */
record Wanted(Map<String, Expr> constants) {
    static final Wanted NOTHING = new Wanted(Map.of());

    /** Copies the map. */
    Wanted {
        constants = Map.copyOf(constants);
    }

    /** Whether a field surely gets another value than the one that is looked for. */
    boolean isMissed(String field, Optional<Expr> written) {
        Expr wanted = constants.get(field);
        return wanted != null
                && written.filter(value -> Constants.differ(wanted, value)).isPresent();
    }

    /** Whether something that is written holds in one of its fields what is not looked for. */
    boolean isMissed(Map<String, Optional<Expr>> written) {
        return written.entrySet().stream().anyMatch(value -> isMissed(value.getKey(), value.getValue()));
    }

    /**
     * Whether it is looked for by constants alone, and what is written has values of the message in their place: that is found
     * for one message in many.
     */
    boolean isMissedMostly(Set<String> foundBy, Map<String, Optional<Expr>> written) {
        return !foundBy.isEmpty()
                && constants.keySet().containsAll(foundBy)
                && foundBy.stream()
                        .anyMatch(field -> written.getOrDefault(field, Optional.empty())
                                .filter(value -> !Question.isConstant(Constants.named(value)))
                                .filter(Subexpressions::mentionsParameter)
                                .isPresent());
    }

    /** Whether a field gets the value that is looked for. */
    boolean isMet(String field, Optional<Expr> written) {
        Expr wanted = constants.get(field);
        return wanted != null
                && written.filter(value -> Constants.areSame(wanted, value)).isPresent();
    }
}
