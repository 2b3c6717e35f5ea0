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

    /**
     * What a question answers about a text that is known to have characters, or to have none.
     *
     * @param call any call
     * @return the answer; empty where it is no such question, or nothing is known of the text
     */
    static Optional<Boolean> answer(Expr.Call call) {
        Outcome nothing = EMPTY.get(call.method().name());
        return nothing == null
                ? Optional.empty()
                : text(call).flatMap(NothingGiven::isWritten).map(written -> written == (nothing == Outcome.FALSE));
    }

    /**
     * The text that has no characters where a question is answered in some way.
     *
     * @param call any call
     * @param answer what it answers
     * @return the text; empty where it is no such question, or where the answer is that of a text with characters
     */
    static Optional<Expr> textWithout(Expr.Call call, boolean answer) {
        Outcome nothing = EMPTY.get(call.method().name());
        return nothing != null && answer == (nothing == Outcome.TRUE) ? text(call) : Optional.empty();
    }

    /** Whether a text has characters that are no blanks, whatever else is in it. */
    private static Optional<Boolean> isWritten(Expr text) {
        if (text instanceof Expr.Null) {
            return Optional.of(false);
        } else if (text instanceof Expr.Const constant) {
            // of blanks alone, the answers differ
            return constant.value() instanceof String value && (value.isEmpty() || !value.isBlank())
                    ? Optional.of(!value.isEmpty())
                    : Optional.empty();
        }
        boolean some = text instanceof Expr.Concat concat
                && concat.parts().stream()
                        .anyMatch(part -> part instanceof Expr.Const constant
                                && !String.valueOf(constant.value()).isBlank());
        return some ? Optional.of(true) : Optional.empty();
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
