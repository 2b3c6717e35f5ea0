package dev.hapax.analysis.flow;

import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.List;
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

    /**
     * Whether one of a method's parameters was nothing, and values that matter are made of it.
     *
     * @param guards the branches that were taken
     * @param values the values: without the parameter, there are none
     */
    static boolean isAsked(List<Guard> guards, List<Expr> values) {
        return guards.stream()
                .flatMap(guard -> of(guard).stream())
                .anyMatch(param -> values.stream().anyMatch(value -> mentions(value, param)));
    }

    /** Whether a branch is that of a parameter that is {@code null}. */
    static boolean isNull(Guard guard) {
        return guard.condition() instanceof Expr.Param && guard.outcome() == Outcome.NULL;
    }

    /** Whether a condition asks whether a parameter is nothing. */
    static boolean isQuestion(Expr condition) {
        return condition instanceof Expr.Param
                || (condition instanceof Expr.Call call
                        && EMPTY.containsKey(call.method().name())
                        && text(call).isPresent());
    }

    private static boolean mentions(Expr value, Expr param) {
        boolean[] found = {false};
        Subexpressions.visit(value, part -> found[0] |= part.equals(param));
        return found[0];
    }

    /** The parameter that was nothing. */
    private static Optional<Expr> of(Guard guard) {
        if (isNull(guard)) {
            return Optional.of(guard.condition());
        }
        return guard.condition() instanceof Expr.Call call
                        && guard.outcome() == EMPTY.get(call.method().name())
                ? text(call).filter(Expr.Param.class::isInstance)
                : Optional.empty();
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
