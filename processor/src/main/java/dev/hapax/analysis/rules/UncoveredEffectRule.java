package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import dev.hapax.analysis.judge.Repeat;
import java.util.List;
import java.util.Optional;

/** An effect under exactly-once that does not go through the transaction that commits the offset. */
final class UncoveredEffectRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.guarantee() == Guarantee.EXACTLY_ONCE
                && Findings.takesEffectAgain(judged)
                && (Findings.isUnprotected(judged) || isUnfollowed(judged));
        return applies ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static boolean isUnfollowed(Judged judged) {
        return judged.protection().kind() == Protection.Kind.UNFOLLOWED;
    }

    private static Finding finding(Judged judged) {
        Change change = judged.change();
        boolean unfollowed = isUnfollowed(judged);
        boolean sure = judged.strict() || (change.repeat() != Repeat.PERHAPS && !unfollowed);
        return Findings.of(
                judged,
                Rule.UNCOVERED_EFFECT,
                sure ? Severity.ERROR : Severity.WARNING,
                Direction.TWICE,
                unfollowed
                        ? "exactly-once may not cover " + change.words().once()
                                + ": what it goes through could not be followed to the handler's transaction parameter"
                        : "exactly-once does not cover " + change.words().once() + ": a redelivery "
                                + change.words().again(),
                "The transaction that commits the offset is rolled back after "
                        + change.words().once() + ", which stays.",
                List.of(
                        "Let the effect go through the handler's own transaction parameter:",
                        "  a java.sql.Connection parameter for statements, an Emitter<K, V> parameter for messages;",
                        "or move it to a handler of its own, at least once and guarded by the message's id."));
    }
}
