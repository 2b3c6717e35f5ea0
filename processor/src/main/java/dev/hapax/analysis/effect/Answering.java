package dev.hapax.analysis.effect;

import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.flow.Answers;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.Optional;

/** What a method does where one of its calls hands something back in place of a failure. Not thread-safe. */
interface Answering {
    /** Does not look at it. */
    Answering NOT = Optional::of;

    /**
     * A failure that ends below a call, as the method's own callers see it.
     *
     * @param caught where it ends
     * @return the same; empty where the method throws an exception because of it
     */
    Optional<Caught> after(Caught caught);

    /** What a method does after one of its calls. */
    static Answering of(MethodFlow flow, CallSite call, Answers answers) {
        return caught -> {
            if (caught.answer().values().isEmpty()) {
                return Optional.of(caught);
            }
            FailureAnswer answer = caught.answer().through(call.site());
            boolean thrown =
                    answer.values().stream().allMatch(value -> answers.throwUpon(flow, call, answer.calls(), value));
            if (thrown) {
                return Optional.empty();
            }
            boolean handedOn = call.resultUsed()
                    && Exprs.options(flow.returned()).stream()
                            .anyMatch(value -> value instanceof Expr.Call result
                                    && answer.calls().contains(result.site()));
            return Optional.of(caught.answering(handedOn ? answer : FailureAnswer.NONE));
        };
    }
}
