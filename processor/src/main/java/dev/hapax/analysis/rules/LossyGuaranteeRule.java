package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Repeat;
import java.util.List;
import java.util.Optional;

/** A durable effect under at-most-once: a crash loses it. */
final class LossyGuaranteeRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        Repeat repeat = judged.change().repeat();
        boolean applies = judged.guarantee() == Guarantee.AT_MOST_ONCE
                && judged.change().durable()
                && (Findings.takesEffectAgain(judged)
                        || repeat == Repeat.NOTHING
                        || repeat == Repeat.SKIPS
                        || repeat == Repeat.CLAIMS);
        return applies ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        Change change = judged.change();
        return Findings.of(
                judged,
                Rule.LOSSY_GUARANTEE,
                Severity.WARNING,
                Direction.NEVER,
                "a crash loses " + change.words().once() + ": at-most-once commits the offset first",
                "The process dies after the offset is committed and before "
                        + change.words().once() + ".",
                List.of(
                        "At most once is for what may be lost, such as metrics. If this may not:",
                        "  @Guarantee(Delivery.AT_LEAST_ONCE)"));
    }
}
