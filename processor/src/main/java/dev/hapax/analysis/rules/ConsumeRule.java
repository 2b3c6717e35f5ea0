package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Judged;
import java.util.Optional;

/** Something taken from a queue or list: a redelivery takes the next one. */
final class ConsumeRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.change().rule() == Rule.CONSUME
                && judged.guarantee() == Guarantee.AT_LEAST_ONCE
                && Findings.takesEffectAgain(judged)
                && Findings.isUnprotected(judged);
        return applies
                ? Optional.of(Findings.twice(judged, Rule.CONSUME, Findings.severity(judged)))
                : Optional.empty();
    }
}
