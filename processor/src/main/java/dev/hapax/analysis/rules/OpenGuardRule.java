package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import java.util.List;
import java.util.Optional;

/** A guard that nothing closes: it is to blame for what its effects' own rules say, and told once for all of them. */
final class OpenGuardRule implements FindingRule {
    private static final List<String> FIX = List.of(
            "Set the mark that it asks for, after the effect or in its transaction.",
            "Where something else sets it (another service, a trigger), say so:",
            "  @AssumeIdempotent(reason = \"…\")");

    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = Findings.isBehindOpenGuard(judged)
                && judged.guarantee() != Guarantee.AT_MOST_ONCE
                && Findings.takesEffectAgain(judged)
                && judged.change().durable();
        return applies
                ? Optional.of(Findings.of(
                        judged,
                        Rule.OPEN_GUARD,
                        Severity.NOTE,
                        Direction.TWICE,
                        "a second run passes this guard like the first: "
                                + judged.protection().because(),
                        Findings.crash(judged.change()),
                        FIX))
                : Optional.empty();
    }
}
