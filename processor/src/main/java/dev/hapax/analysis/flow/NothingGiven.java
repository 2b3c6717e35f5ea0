package dev.hapax.analysis.flow;

import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.Map;
import java.util.Optional;

/** Branches that a method takes where it is given nothing: {@code null}, or a text without characters. */
final class NothingGiven {
    private static final String STRING = "java/lang/String";

    /** Questions about texts, and the answer for one without characters. */
    private static final Map<String, Outcome> EMPTY = Map.of(
            "isBlank", Outcome.TRUE,
            "isEmpty", Outcome.TRUE,
            "isNullOrEmpty", Outcome.TRUE,
            "isNotBlank", Outcome.FALSE,
            "isNotEmpty", Outcome.FALSE,
            "hasText", Outcome.FALSE,
            "hasLength", Outcome.FALSE);

    private NothingGiven() {}

    static boolean isAsked(Guard guard) {
        if (guard.condition() instanceof Expr.Param) {
            return guard.outcome() == Outcome.NULL;
        }
        return guard.condition() instanceof Expr.Call call
                && guard.outcome() == EMPTY.get(call.method().name())
                && text(call).filter(Expr.Param.class::isInstance).isPresent();
    }

    /** The text that a call asks about. */
    private static Optional<Expr> text(Expr.Call call) {
        String owner = call.method().owner();
        boolean asked = owner.equals(STRING) || owner.endsWith("/StringUtils") || owner.endsWith("/Strings");
        if (!asked || call.args().size() != 1) {
            return Optional.empty();
        }
        Expr of = Exprs.nonNull(call.args().get(0));
        boolean trimmed = of instanceof Expr.Call cut
                && cut.method().owner().equals(STRING)
                && (cut.method().name().equals("trim") || cut.method().name().equals("strip"))
                && cut.args().size() == 1;
        return Optional.of(trimmed ? Exprs.nonNull(((Expr.Call) of).args().get(0)) : of);
    }
}
