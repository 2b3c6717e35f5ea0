package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Judged;
import java.util.Optional;

/** Something added to the end of a file or of a list in a store: a redelivery adds it again. */
final class AppendRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.change().rule() == Rule.APPEND
                && judged.guarantee() == Guarantee.AT_LEAST_ONCE
                && Findings.takesEffectAgain(judged)
                && Findings.isUnprotected(judged);
        return applies ? Optional.of(Findings.twice(judged, Rule.APPEND, Findings.severity(judged))) : Optional.empty();
    }
}
