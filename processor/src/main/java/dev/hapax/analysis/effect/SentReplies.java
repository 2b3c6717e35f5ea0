package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a handler returns and is not {@code null}: a framework sends it on. */
final class SentReplies {
    /** Spring's container sends the reply before it heeds what was acknowledged, unless it is told to do that at once. */
    private static final String HEEDED_LATER = "org/springframework/kafka/support/Acknowledgment";

    private final Steps.Shared shared;
    private final Function<MethodFlow, MethodSurroundings> surroundings;

    SentReplies(Steps.Shared shared, Function<MethodFlow, MethodSurroundings> surroundings) {
        this.shared = shared;
        this.surroundings = surroundings;
    }

    /**
     * The replies of a method.
     *
     * @param flow the method
     * @param to where they are sent, in words
     */
    Stream<Effect> of(MethodFlow flow, String to) {
        MethodSurroundings around = surroundings.apply(flow);
        return flow.returns().stream()
                .filter(returned -> !(returned.value() instanceof Expr.Null))
                .flatMap(returned -> shared.preconditions().of(flow, returned).stream()
                        .map(guards -> reply(flow, returned, guards, to, around)));
    }

    private Effect reply(
            MethodFlow flow, MethodFlow.Returned returned, List<Guard> guards, String to, MethodSurroundings around) {
        CodePlace place = shared.places().of(flow.target(), returned.site().index());
        List<Circumstance> circumstances = new ArrayList<>(around.acknowledged(
                returned.site().index(), call -> !call.method().owner().equals(HEEDED_LATER)));
        circumstances.addAll(around.unanswered(returned.site().index()));
        circumstances.addAll(around.unanswered(shared.preconditions().silenced(returned)));
        return new Effect(
                new Action.Sent(to),
                List.of(returned.value()),
                returned.site(),
                place,
                List.of(new PathStep(place, "return")),
                guards,
                circumstances,
                false,
                shared.transactions().own(flow, returned.site(), List.of(returned.value())));
    }
}
