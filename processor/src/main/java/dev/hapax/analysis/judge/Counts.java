package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Set;

/**
 * Knows questions to how many there are: {@code found.size() != asked.size()}. What is changed in things that are there
 * does not change how many are found, unless they are found by it.
 */
final class Counts {
    private static final Set<String> SIZES = Set.of("size", "count");
    /** What hands on as many as it gets. */
    private static final Set<String> KEEPS_COUNT = Set.of("stream", "map", "toList", "sorted");

    private static final int MAX_STEPS = 16;

    private Counts() {}

    /** Whether two numbers are compared of which one says how many a look finds. */
    static boolean areAskedBy(Question question, Look look) {
        return question.compared().isEmpty()
                && question.about() instanceof Expr.OneOf compared
                && compared.options().stream().anyMatch(side -> isCount(side, look));
    }

    private static boolean isCount(Expr side, Look look) {
        if (!(side instanceof Expr.Call size)
                || !Containers.is(size)
                || !SIZES.contains(size.method().name())) {
            return false;
        }
        Expr at = Exprs.nonNull(size.args().get(0));
        for (int i = 0; i < MAX_STEPS && at instanceof Expr.Call call; i++) {
            if (call.site().equals(look.site())) {
                return true;
            } else if (!Containers.is(call)
                    || !KEEPS_COUNT.contains(call.method().name())) {
                return false;
            }
            at = Exprs.nonNull(call.args().get(0));
        }
        return false;
    }
}
