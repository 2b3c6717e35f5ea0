package dev.hapax.analysis;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.HandlerJudge;
import dev.hapax.analysis.judge.Judged;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which handlers send messages through Kafka: by what they do, however deep. Not thread-safe. */
final class KafkaSenders implements Predicate<Handler> {
    private final HandlerJudge judge;
    private final Hierarchy hierarchy;
    private final Map<Handler, Boolean> known = new HashMap<>();

    KafkaSenders(HandlerJudge judge, Hierarchy hierarchy) {
        this.judge = judge;
        this.hierarchy = hierarchy;
    }

    @Override
    public boolean test(Handler handler) {
        return known.computeIfAbsent(handler, this::sends);
    }

    @SuppressWarnings("CatchingUnchecked") // the judgement itself says what it could not judge
    private boolean sends(Handler handler) {
        if (handler.own()) {
            return handler.roles().containsValue(Handler.Role.EMITTER);
        }
        try {
            return judge.judge(handler, false).changes().stream()
                    .map(Judged::change)
                    .anyMatch(this::sends);
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    private boolean sends(Change change) {
        if (change.rule() != Rule.SEND) {
            return false;
        }
        return change.effect().action() instanceof Action.Sent
                || (change.effect().action() instanceof Action.Catalogued call
                        && isOfKafka(call.method().owner()));
    }

    /** A client that the project declares as an interface counts, too. */
    private boolean isOfKafka(String owner) {
        return hierarchy.isProject(owner)
                || Stream.of("/kafka/", "/reactive/messaging/", "/cloud/stream/")
                        .anyMatch(owner::contains);
    }
}
