package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Repeat;
import java.util.Optional;

/** A method that could not be analyzed, or not as a whole: nobody can say that the handler is safe. */
final class NotAnalyzedRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        return judged.change().repeat() == Repeat.NOT_ANALYZED ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        return Findings.of(
                judged,
                Rule.NOT_ANALYZED,
                severity(judged),
                Direction.UNKNOWN,
                "the handler " + judged.change().words().again(),
                "Not known.",
                judged.change().words().fix());
    }

    /** Where all effects are known, a handler is not as unsafe as one of which nothing is. */
    private static Severity severity(Judged judged) {
        boolean partly = judged.change().effect().action() instanceof Action.NotAnalyzed unknown && unknown.partly();
        if (partly) {
            return judged.isDeclared() ? Severity.WARNING : Severity.NOTE;
        }
        return judged.isDeclared() ? Severity.ERROR : Severity.WARNING;
    }
}
