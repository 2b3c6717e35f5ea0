package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import java.util.Optional;

/** An effect behind a guard that keeps it from taking place twice for a while only. */
final class VolatileGuardRule implements FindingRule {
    private final Protection.Kind kind;

    private VolatileGuardRule(Protection.Kind kind) {
        this.kind = kind;
    }

    /** A guard that is gone after a restart. */
    static FindingRule inMemory() {
        return new VolatileGuardRule(Protection.Kind.VOLATILE_GUARD);
    }

    /** A guard that is gone after a time: how soon a message comes back nobody can say. */
    static FindingRule expiring() {
        return new VolatileGuardRule(Protection.Kind.EXPIRING_GUARD);
    }

    @Override
    public Optional<Finding> check(Judged judged) {
        boolean applies = judged.protection().kind() == kind
                && judged.guarantee() != Guarantee.AT_MOST_ONCE
                && Findings.takesEffectAgain(judged)
                && judged.change().durable();
        return applies ? Optional.of(Findings.twice(judged, Rule.VOLATILE_GUARD, severity(judged))) : Optional.empty();
    }

    private Severity severity(Judged judged) {
        return kind == Protection.Kind.EXPIRING_GUARD ? Severity.WARNING : Findings.severity(judged);
    }
}
