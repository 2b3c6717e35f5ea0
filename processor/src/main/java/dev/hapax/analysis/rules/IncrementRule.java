package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Judged;
import java.util.Optional;

/** An effect that adds to state: a redelivery adds again. */
final class IncrementRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.change().rule() == Rule.INCREMENT
                && judged.guarantee() == Guarantee.AT_LEAST_ONCE
                && Findings.takesEffectAgain(judged)
                && Findings.isUnprotected(judged)
                && isWorthSaying(judged);
        return applies
                ? Optional.of(Findings.twice(judged, Rule.INCREMENT, Findings.severity(judged)))
                : Optional.empty();
    }

    /** A counter in the memory of a listener of another framework is a metric, most likely. */
    private static boolean isWorthSaying(Judged judged) {
        return judged.change().durable() || judged.handler().own() || judged.strict();
    }
}
