package dev.hapax.analysis;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.config.HandlerSources;
import dev.hapax.analysis.description.Describing;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Judged;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Describes handlers: judges each as it is, and as if it had declared each of the guarantees. */
final class HandlerDescriber {
    private final EngineParts parts;
    private final boolean strict;
    private final HandlerSources sources;
    private final Consumer<HandlerMethod> progress;

    HandlerDescriber(EngineParts parts, boolean strict, Consumer<HandlerMethod> progress) {
        this.progress = progress;
        this.parts = parts;
        this.strict = strict;
        this.sources = new HandlerSources(parts.pool(), parts.hierarchy());
    }

    List<HandlerDescription> describe(Collection<String> roots) {
        return roots.stream()
                .flatMap(root -> parts.pool().find(root).stream())
                .flatMap(parts.handlers()::of)
                .distinct()
                .map(this::describe)
                .toList();
    }

    /** Of one that cannot be judged, it is said elsewhere why. */
    @SuppressWarnings("CatchingUnchecked")
    private HandlerDescription describe(Handler handler) {
        Map<Guarantee, List<Finding>> findings = new EnumMap<>(Guarantee.class);
        List<Judged> changes = List.of();
        progress.accept(handler.method());
        try {
            changes = parts.judge().judge(handler, strict).changes();
            for (Guarantee guarantee : Guarantee.values()) {
                Handler other = handler.under(guarantee);
                findings.put(guarantee, Engine.findings(parts.judge().judge(other, strict)));
            }
        } catch (RuntimeException | StackOverflowError e) {
            findings.clear();
        }
        return Describing.of(handler, sources.of(handler), changes, findings);
    }
}
