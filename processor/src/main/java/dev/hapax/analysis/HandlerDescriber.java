package dev.hapax.analysis;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.config.HandlerSources;
import dev.hapax.analysis.description.Describing;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.HandlerJudge;
import dev.hapax.analysis.judge.Judged;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Describes handlers: judges each as it is, and as if it had declared each of the guarantees. */
final class HandlerDescriber {
    private final Supplier<EngineParts> parts;
    private final WithinMemory alone;
    private final boolean strict;
    private final Consumer<HandlerMethod> progress;

    /**
     * A describer.
     *
     * @param parts gives what the next handler is judged with
     * @param alone runs what takes much memory; empty where there is too little
     * @param strict whether what could not be judged counts
     * @param progress is told each handler before it is described
     */
    HandlerDescriber(
            Supplier<EngineParts> parts, WithinMemory alone, boolean strict, Consumer<HandlerMethod> progress) {
        this.alone = alone;
        this.progress = progress;
        this.parts = parts;
        this.strict = strict;
    }

    List<HandlerDescription> describe(Collection<String> roots) {
        EngineParts first = parts.get();
        HandlerSources sources = new HandlerSources(first.pool(), first.hierarchy());
        return roots.stream()
                .flatMap(root -> first.pool().find(root).stream())
                .flatMap(first.handlers()::of)
                .distinct()
                .map(handler -> describe(handler, sources))
                .toList();
    }

    /** Runs what may take more memory than there is. */
    @FunctionalInterface
    interface WithinMemory {
        /**
         * Runs it.
         *
         * @param judging what may take much memory
         * @return what came out; empty where there was too little
         */
        Optional<Judgements> of(Supplier<Judgements> judging);
    }

    /**
     * What a handler does, and what that means.
     *
     * @param changes its effects
     * @param findings what would be found under each guarantee; empty where the handler cannot be judged
     */
    record Judgements(List<Judged> changes, Map<Guarantee, List<Finding>> findings) {
        static final Judgements NONE = new Judgements(List.of(), Map.of());
    }

    private HandlerDescription describe(Handler handler, HandlerSources sources) {
        progress.accept(handler.method());
        Judgements judgements = alone.of(() -> judge(handler)).orElse(Judgements.NONE);
        return Describing.of(handler, sources.of(handler), judgements.changes(), judgements.findings());
    }

    /** Of one that cannot be judged, it is said elsewhere why. */
    @SuppressWarnings("CatchingUnchecked")
    private Judgements judge(Handler handler) {
        Map<Guarantee, List<Finding>> findings = new EnumMap<>(Guarantee.class);
        List<Judged> changes = List.of();
        try {
            HandlerJudge judge = parts.get().judge();
            changes = judge.judge(handler, strict).changes();
            for (Guarantee guarantee : Guarantee.values()) {
                Handler other = handler.under(guarantee);
                findings.put(guarantee, Engine.findings(judge.judge(other, strict)));
            }
        } catch (RuntimeException | StackOverflowError e) {
            findings.clear();
        }
        return new Judgements(changes, findings);
    }
}
