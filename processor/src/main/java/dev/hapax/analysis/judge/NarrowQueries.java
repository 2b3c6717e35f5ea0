package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.Set;

/**
 * Knows updates of documents that do nothing where their query finds nothing, and whose query asks for all that it names. An
 * upsert makes a new document then; behind an or, a document is found that one of the conditions leaves out.
 */
final class NarrowQueries {
    private static final Set<String> LOOSENING = Set.of("orOperator", "norOperator", "or", "nor", "not");
    private static final String UPSERT = "upsert";

    private NarrowQueries() {}

    /** Whether the query of an update decides whether anything is done. */
    static boolean decide(Effect effect) {
        if (effect.action() instanceof Action.Catalogued call
                && call.method().name().equals(UPSERT)) {
            return false;
        }
        boolean[] narrow = {true};
        effect.operands()
                .forEach(operand -> Subexpressions.visit(operand, part -> {
                    if (part instanceof Expr.Call call) {
                        narrow[0] &= !LOOSENING.contains(call.method().name()) && !upserts(call, effect.operand(0));
                    }
                }));
        return narrow[0];
    }

    /** Options of an update, as {@code new UpdateOptions().upsert(true)}. */
    private static boolean upserts(Expr.Call option, Expr collection) {
        return option.method().name().equals(UPSERT)
                && option.args().stream()
                        .noneMatch(arg ->
                                (arg instanceof Expr.Const given && isFalse(given)) || asksForNone(arg, collection));
    }

    /** In {@code upsert(Objects.isNull(found))}, the second run finds what the first one has made, and makes nothing. */
    private static boolean asksForNone(Expr asked, Expr collection) {
        return asked instanceof Expr.Call call
                && call.method().name().equals("isNull")
                && !collection.equals(Exprs.UNKNOWN)
                && Subexpressions.hold(call, collection::equals);
    }

    private static boolean isFalse(Expr.Const given) {
        return given.value() instanceof Boolean yes ? !yes : given.value() instanceof Integer one && one == 0;
    }
}
