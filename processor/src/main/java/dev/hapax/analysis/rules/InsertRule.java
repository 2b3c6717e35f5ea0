package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Judged;
import java.util.Optional;

/** An effect that makes a new row: a redelivery makes another, or fails on its key for ever. */
final class InsertRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.change().rule() == Rule.INSERT
                && judged.guarantee() == Guarantee.AT_LEAST_ONCE
                && Findings.takesEffectAgain(judged)
                && Findings.isUnprotected(judged);
        return applies ? Optional.of(Findings.twice(judged, Rule.INSERT, Findings.severity(judged))) : Optional.empty();
    }
}
