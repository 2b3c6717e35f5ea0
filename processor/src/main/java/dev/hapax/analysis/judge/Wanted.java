package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        return wanted != null && written.filter(value -> differ(wanted, value)).isPresent();
    }

    /** Whether something that is written holds in one of its fields what is not looked for. */
    boolean isMissed(Map<String, Optional<Expr>> written) {
        return written.entrySet().stream().anyMatch(value -> isMissed(value.getKey(), value.getValue()));
    }

    /** Whether a field gets the value that is looked for. */
    boolean isMet(String field, Optional<Expr> written) {
        Expr wanted = constants.get(field);
        return wanted != null && written.filter(value -> same(wanted, value)).isPresent();
    }

    private static boolean same(Expr one, Expr other) {
        return (one instanceof Expr.Const first && other instanceof Expr.Const second)
                ? text(first).equals(text(second))
                : one.equals(other);
    }

    /** Constants of one kind are not the same where their names are not; of two kinds, one may stand for the other. */
    private static boolean differ(Expr one, Expr other) {
        if (one instanceof Expr.Const first && other instanceof Expr.Const second) {
            return first.value().getClass() == second.value().getClass()
                    && !text(first).equals(text(second));
        } else if (one instanceof Expr.Field first && other instanceof Expr.Field second) {
            return Question.isConstant(first)
                    && Question.isConstant(second)
                    && first.owner().equals(second.owner())
                    && !first.name().equals(second.name());
        }
        return one instanceof Expr.Fresh first
                && other instanceof Expr.Fresh second
                && Question.isConstant(first)
                && Question.isConstant(second)
                && first.type().equals(second.type())
                && !first.site().equals(second.site());
    }

    /** A text in a statement has quotes, one that is bound to it has none; a database need not tell letters by their case. */
    private static String text(Expr.Const constant) {
        String text = String.valueOf(constant.value());
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return (quoted ? text.substring(1, text.length() - 1) : text).toLowerCase(Locale.ROOT);
    }
}
