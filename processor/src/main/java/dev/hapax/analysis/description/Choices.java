package dev.hapax.analysis.description;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.description.GuaranteeChoice.Fit;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The checklist for choosing a guarantee, answered for one handler by what the rules say under each. */
final class Choices {
    private static final Set<Rule> OF_ATTEMPTS = Set.of(Rule.UNJUDGED_CALL, Rule.NONDETERMINISTIC_VALUE);

    private final List<Judged> changes;
    private final Map<Guarantee, List<Finding>> findings;

    /**
     * The choices for a handler.
     *
     * @param changes what it does
     * @param findings what the rules say under each guarantee, if it were declared
     */
    Choices(List<Judged> changes, Map<Guarantee, List<Finding>> findings) {
        this.changes = List.copyOf(changes);
        this.findings = Map.copyOf(findings);
    }

    List<GuaranteeChoice> all() {
        if (findings.isEmpty()) {
            return List.of(); // it could not be judged
        }
        Guarantee advised = advised();
        return Stream.of(Guarantee.values())
                .map(guarantee -> new GuaranteeChoice(
                        guarantee, fit(guarantee), guarantee == advised, reasons(guarantee), cost(guarantee)))
                .toList();
    }

    /** The cheapest that keeps what the handler does: losing is no cheaper way of keeping. */
    private Guarantee advised() {
        if (fit(Guarantee.AT_LEAST_ONCE) != Fit.BROKEN) {
            return Guarantee.AT_LEAST_ONCE;
        }
        return fit(Guarantee.EXACTLY_ONCE) == Fit.BROKEN ? Guarantee.AT_LEAST_ONCE : Guarantee.EXACTLY_ONCE;
    }

    private Fit fit(Guarantee guarantee) {
        List<Finding> found = findings.getOrDefault(guarantee, List.of());
        if (found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return Fit.BROKEN;
        }
        boolean doubts = found.stream().anyMatch(finding -> finding.severity() == Severity.WARNING)
                || found.stream().anyMatch(finding -> finding.rule() == Rule.CHECK_THEN_ACT);
        return doubts ? Fit.FITS_WITH_DOUBTS : Fit.FITS;
    }

    private List<String> reasons(Guarantee guarantee) {
        List<String> reasons = new ArrayList<>(findings.getOrDefault(guarantee, List.of()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE || finding.rule() == Rule.CHECK_THEN_ACT)
                .filter(finding -> !OF_ATTEMPTS.contains(finding.rule()))
                .map(Finding::headline)
                .distinct()
                .toList());
        if (reasons.isEmpty()) {
            reasons.add(
                    switch (guarantee) {
                        case AT_MOST_ONCE -> "nothing that outlives the process would be lost";
                        case AT_LEAST_ONCE ->
                            changesAnything()
                                    ? "a redelivery changes nothing more"
                                    : "it changes nothing that a redelivery could repeat";
                        case EXACTLY_ONCE ->
                            fit(Guarantee.AT_LEAST_ONCE) == Fit.BROKEN
                                    ? "every effect is covered by the handler's own transaction"
                                    : "nothing is gained over at-least-once: a redelivery changes nothing more";
                    });
        }
        return reasons;
    }

    private boolean changesAnything() {
        return changes.stream().anyMatch(judged -> judged.change().repeat() != Repeat.READS);
    }

    private static String cost(Guarantee guarantee) {
        return switch (guarantee) {
            case AT_MOST_ONCE ->
                "Fastest: nobody waits for a broker. A crash, or a failure of the handler, loses messages for good.";
            case AT_LEAST_ONCE ->
                "Little: the offset is committed after the work. After a crash messages come again, so each effect must"
                        + " bear a repetition.";
            case EXACTLY_ONCE ->
                "A transaction for each batch, readers that see its messages only when it has committed, a stable id for"
                        + " each instance, and effects that all go through the handler's transaction parameter.";
        };
    }
}
