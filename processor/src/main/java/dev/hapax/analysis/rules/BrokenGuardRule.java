package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import java.util.Optional;

/** An effect behind a guard that does not keep it from taking place twice. */
final class BrokenGuardRule implements FindingRule {
    private final Protection.Kind kind;
    private final Rule rule;

    private BrokenGuardRule(Protection.Kind kind, Rule rule) {
        this.kind = kind;
        this.rule = rule;
    }

    /** A guard that nothing closes. */
    static FindingRule open() {
        return new BrokenGuardRule(Protection.Kind.OPEN_GUARD, Rule.OPEN_GUARD);
    }

    /** A guard that is gone after a restart. */
    static FindingRule inMemory() {
        return new BrokenGuardRule(Protection.Kind.VOLATILE_GUARD, Rule.VOLATILE_GUARD);
    }

    /** A guard that is gone after a time: how soon a message comes back nobody can say. */
    static FindingRule expiring() {
        return new BrokenGuardRule(Protection.Kind.EXPIRING_GUARD, Rule.VOLATILE_GUARD);
    }

    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.protection().kind() == kind
                && judged.guarantee() != Guarantee.AT_MOST_ONCE
                && Findings.takesEffectAgain(judged)
                && judged.change().durable();
        return applies ? Optional.of(Findings.twice(judged, rule, severity(judged))) : Optional.empty();
    }

    private Severity severity(Judged judged) {
        return kind == Protection.Kind.EXPIRING_GUARD ? Severity.WARNING : Findings.severity(judged);
    }
}
