package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import java.util.List;
import java.util.Optional;

/** A check, an effect and a mark with a window between them: fine at least once, not exactly once. */
final class CheckThenActRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        Protection.Kind kind = judged.protection().kind();
        boolean window = kind == Protection.Kind.CHECKED
                || kind == Protection.Kind.DEDUP_WITH_WINDOW
                || (isRaced(judged) && judged.guarantee() == Guarantee.EXACTLY_ONCE);
        boolean applies = window
                && !judged.change().isInMemory() // the crash that comes in between takes that with it
                && Findings.takesEffectAgain(judged)
                && judged.guarantee() != Guarantee.AT_MOST_ONCE;
        return applies ? Optional.of(finding(judged)) : Optional.empty();
    }

    /** No crash comes in between; that two runs do is what at least once allows for, and exactly once does not. */
    private static boolean isRaced(Judged judged) {
        return judged.protection().kind() == Protection.Kind.RACED;
    }

    private static Finding finding(Judged judged) {
        Change change = judged.change();
        boolean exactly = judged.guarantee() == Guarantee.EXACTLY_ONCE;
        Severity severity = exactly && judged.isDeclared() ? Severity.ERROR : Severity.NOTE;
        String how = judged.protection().kind() == Protection.Kind.DEDUP_WITH_WINDOW
                ? "the message is claimed outside of its transaction"
                : judged.protection().because();
        return Findings.at(
                judged.protection().written().orElse(change.effect()),
                judged,
                Rule.CHECK_THEN_ACT,
                severity,
                Direction.TWICE,
                "a window stays in which a redelivery " + change.words().again() + ": " + how,
                isRaced(judged)
                        ? "Another run checks before " + change.words().once() + "."
                        : "The process dies after " + change.words().once() + " and before that is marked.",
                exactly
                        ? List.of(
                                "Exactly once has no room for a window: let check, effect and mark go through",
                                "the handler's own transaction parameter, or declare",
                                "  @Guarantee(Delivery.AT_LEAST_ONCE)")
                        : List.of("At least once allows for it. To close it, let effect and mark commit together."));
    }
}
