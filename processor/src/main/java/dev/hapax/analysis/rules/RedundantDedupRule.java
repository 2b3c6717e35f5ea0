package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Surplus;
import java.util.List;
import java.util.Optional;

/** A deduplication key where the handler's own statements let each value of it through once. */
final class RedundantDedupRule implements SurplusRule {
    @Override
    public Optional<Finding> check(Surplus surplus) {
        return surplus.kind() == Surplus.Kind.DEDUP ? Optional.of(finding(surplus)) : Optional.empty();
    }

    private static Finding finding(Surplus surplus) {
        String key = surplus.handler().dedup();
        return SurplusFindings.of(
                surplus,
                Rule.REDUNDANT_DEDUP,
                "a second message with the same `" + key + "` does nothing more without @Dedup, too: "
                        + SurplusFindings.effects(surplus) + " let"
                        + (surplus.effects().size() == 1 ? "s" : "")
                        + " each `" + key + "` through once",
                List.of(
                        "Take @Dedup(key = \"" + key + "\") away: it costs a claim for each message.",
                        "It still refuses the same key with another payload. Where that is wanted, keep it and say so:",
                        "  @SuppressWarnings(\"hapax:redundant-dedup\") // …"));
    }
}
