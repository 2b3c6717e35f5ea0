package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Repeat;
import java.util.Optional;

/** A method whose byte code could not be analyzed: nobody can say that the handler is safe. */
final class NotAnalyzedRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        return judged.change().repeat() == Repeat.NOT_ANALYZED ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        return Findings.of(
                judged,
                Rule.NOT_ANALYZED,
                judged.isDeclared() ? Severity.ERROR : Severity.WARNING,
                Direction.UNKNOWN,
                "the handler " + judged.change().words().again(),
                "Not known.",
                judged.change().words().fix());
    }
}
