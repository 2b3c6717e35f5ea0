package dev.hapax.analysis.description;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.config.HandlerSource;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Judged;
import java.util.List;
import java.util.Map;

/** Puts descriptions together. */
public final class Describing {
    private Describing() {}

    /**
     * Describes a handler.
     *
     * @param handler the handler
     * @param source what its annotations say
     * @param changes what it does
     * @param findings what the rules say under each guarantee, if it were declared
     * @return the description
     */
    public static HandlerDescription of(
            Handler handler, HandlerSource source, List<Judged> changes, Map<Guarantee, List<Finding>> findings) {
        return new HandlerDescription(
                handler.method(),
                source.declaration(),
                source.framework(),
                handler.own(),
                source.topics(),
                source.group(),
                source.reason(),
                handler.dedup(),
                changes.stream().map(EffectWords::describe).distinct().toList(),
                new Choices(changes, findings).all());
    }
}
