package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Judged;
import java.util.Optional;

/** A message that leaves the process: a redelivery sends it again. */
final class SendRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.change().rule() == Rule.SEND
                && judged.guarantee() == Guarantee.AT_LEAST_ONCE
                && Findings.takesEffectAgain(judged)
                && Findings.isUnprotected(judged);
        return applies ? Optional.of(Findings.twice(judged, Rule.SEND, Findings.severity(judged))) : Optional.empty();
    }
}
