package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import dev.hapax.analysis.judge.Repeat;
import java.util.List;
import java.util.Optional;

/** A mark that is set before the effect: a crash between them loses the effect. */
final class MarkBeforeEffectRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.protection().kind() == Protection.Kind.MARKED_FIRST
                && judged.guarantee() != Guarantee.AT_MOST_ONCE
                && judged.change().durable() // what is in memory alone is gone with the process, whatever was marked
                && (Findings.takesEffectAgain(judged) || judged.change().repeat() == Repeat.NOTHING);
        return applies ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        String once = judged.change().words().once();
        return Findings.of(
                judged,
                Rule.MARK_BEFORE_EFFECT,
                Severity.WARNING,
                Direction.NEVER,
                "a crash loses " + once + ": " + judged.protection().because() + ", so the redelivery skips it",
                "The process dies after the mark is committed and before " + once + ".",
                List.of("Mark after the effect, or let both commit in one transaction."));
    }
}
