package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import dev.hapax.analysis.judge.Repeat;
import java.util.Optional;

/** A call that neither the project's code nor the catalog explains: where nobody looks at its result, or by its name. */
final class UnjudgedCallRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        Protection.Kind kind = judged.protection().kind();
        boolean bare = kind == Protection.Kind.NONE
                || kind == Protection.Kind.OPEN_GUARD
                || kind == Protection.Kind.VOLATILE_GUARD
                || kind == Protection.Kind.EXPIRING_GUARD;
        boolean unknown = bare && judged.change().repeat() == Repeat.UNJUDGED;
        boolean guessed = judged.strict() && judged.change().isGuessedRead();
        boolean applies = (unknown || guessed)
                && judged.guarantee() != Guarantee.AT_MOST_ONCE
                && (judged.handler().own() || judged.strict());
        return applies ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        boolean error = judged.strict() && judged.guarantee() == Guarantee.EXACTLY_ONCE;
        return Findings.of(
                judged,
                Rule.UNJUDGED_CALL,
                error ? Severity.ERROR : Severity.WARNING,
                Direction.UNKNOWN,
                "a redelivery " + judged.change().words().again(),
                "The process dies after " + judged.change().words().once() + " and before the offset is committed.",
                judged.change().words().fix());
    }
}
