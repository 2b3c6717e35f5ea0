package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import dev.hapax.analysis.judge.Repeat;
import java.util.List;

/** Puts findings together. */
final class Findings {
    private Findings() {}

    static Finding of(
            Judged judged,
            Rule rule,
            Severity severity,
            Direction direction,
            String headline,
            String crash,
            List<String> fix) {
        return at(judged.change().effect(), judged, rule, severity, direction, headline, crash, fix);
    }

    /** A finding that stands at another effect than the one that it is about. */
    static Finding at(
            Effect effect,
            Judged judged,
            Rule rule,
            Severity severity,
            Direction direction,
            String headline,
            String crash,
            List<String> fix) {
        return new Finding(
                rule,
                severity,
                severity,
                direction,
                judged.handler().method(),
                effect.place(),
                headline,
                effect.path(),
                crash,
                fix);
    }

    /** The finding for an effect that nothing keeps from taking place twice. */
    static Finding twice(Judged judged, Rule rule, Severity severity) {
        Change change = judged.change();
        boolean fails = change.repeat() == Repeat.FAILS;
        String maybe = isReport(judged)
                ? "a redelivery that fails again "
                : change.repeat() == Repeat.PERHAPS ? "a redelivery probably " : "a redelivery ";
        String outcome = change.words().outcome();
        String guard = judged.protection().because();
        return of(
                judged,
                rule,
                severity,
                fails ? Direction.POISON : Direction.TWICE,
                maybe
                        + change.words().again()
                        + (outcome.isEmpty() ? "" : ": " + outcome)
                        + (guard.isEmpty() ? "" : "; " + guard),
                crash(change),
                change.words().fix());
    }

    static String crash(Change change) {
        return change.durable()
                ? "The process dies after " + change.words().once() + " and before the offset is committed."
                : "The handler fails after " + change.words().once() + ", or the partition moves away and comes back.";
    }

    /** Errors for what is sure under a declared guarantee. */
    static Severity severity(Judged judged) {
        boolean sure = judged.change().durable() && judged.change().repeat() != Repeat.PERHAPS && !isReport(judged);
        return sure && judged.isDeclared() ? Severity.ERROR : memoryOrWarning(judged);
    }

    private static Severity memoryOrWarning(Judged judged) {
        return judged.change().durable() || judged.handler().own() ? Severity.WARNING : Severity.NOTE;
    }

    /** A check that nothing closes is passed by the second run like by the first. */
    static boolean isUnprotected(Judged judged) {
        return judged.protection().kind() == Protection.Kind.NONE || isBehindOpenGuard(judged) || isReport(judged);
    }

    static boolean isBehindOpenGuard(Judged judged) {
        return judged.protection().kind() == Protection.Kind.OPEN_GUARD;
    }

    /** Whether it is done only by a run that fails. */
    private static boolean isReport(Judged judged) {
        return judged.protection().kind() == Protection.Kind.REPORT;
    }

    static boolean takesEffectAgain(Judged judged) {
        return judged.change().repeat().takesEffect();
    }
}
