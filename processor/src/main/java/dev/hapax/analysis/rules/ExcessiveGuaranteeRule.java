package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Surplus;
import java.util.List;
import java.util.Optional;

/** Exactly-once where each effect bears a repetition. */
final class ExcessiveGuaranteeRule implements SurplusRule {
    @Override
    public Optional<Finding> check(Surplus surplus) {
        return surplus.kind() == Surplus.Kind.GUARANTEE ? Optional.of(finding(surplus)) : Optional.empty();
    }

    private static Finding finding(Surplus surplus) {
        return SurplusFindings.of(
                surplus,
                Rule.EXCESSIVE_GUARANTEE,
                "at-least-once would do: a redelivery repeats " + SurplusFindings.effects(surplus)
                        + ", and that changes nothing more",
                List.of(
                        "Declare what is enough, at a lower cost:",
                        "  @Guarantee(Delivery.AT_LEAST_ONCE)",
                        "After a crash it runs the last messages again, so that readers may see an older value for a moment.",
                        "Where they must not, keep exactly-once and say so:",
                        "  @SuppressWarnings(\"hapax:excessive-guarantee\") // …"));
    }
}
