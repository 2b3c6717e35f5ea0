package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.judge.BrokenTransaction;
import dev.hapax.analysis.judge.Chance;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Loss;
import dev.hapax.analysis.judge.Surplus;
import java.util.List;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {
    private static final List<FindingRule> ALL = List.of(
            new NotAnalyzedRule(),
            new IncrementRule(),
            new InsertRule(),
            new AppendRule(),
            new ConsumeRule(),
            new SendRule(),
            new RemoteCallRule(),
            new OpenGuardRule(),
            VolatileGuardRule.inMemory(),
            VolatileGuardRule.expiring(),
            new CheckThenActRule(),
            new MarkBeforeEffectRule(),
            new UncoveredEffectRule(),
            new LossyGuaranteeRule(),
            new UnjudgedCallRule());

    private static final List<LossRule> OF_LOSSES =
            List.of(new SwallowedExceptionRule(), new AsyncHandoffRule(), new UnawaitedSendRule(), new EarlyAckRule());

    private static final List<SurplusRule> OF_SURPLUSES =
            List.of(new ExcessiveGuaranteeRule(), new RedundantDedupRule());

    private Rules() {}

    /**
     * What the rules say about a change.
     *
     * @param judged the change with its protection
     * @return the findings
     */
    public static Stream<Finding> check(Judged judged) {
        return ALL.stream()
                .flatMap(rule -> rule.check(judged).stream()
                        .map(finding -> finding.withDeclaredSeverity(rule.check(judged.asDeclared())
                                .map(Finding::severity)
                                .orElse(finding.severity()))));
    }

    /**
     * What the rules say about a loss.
     *
     * @param loss where work can be lost
     * @return the findings
     */
    public static Stream<Finding> check(Loss loss) {
        return OF_LOSSES.stream()
                .flatMap(rule -> rule.check(loss).stream()
                        .map(finding -> finding.withDeclaredSeverity(rule.check(loss.asDeclared())
                                .map(Finding::severity)
                                .orElse(finding.severity()))));
    }

    /**
     * What is said about a transaction that was broken.
     *
     * @param broken where that is caught
     * @return the finding
     */
    public static Finding check(BrokenTransaction broken) {
        return CaughtInTransactionRule.finding(broken)
                .withDeclaredSeverity(
                        CaughtInTransactionRule.finding(broken.asDeclared()).severity());
    }

    /**
     * What is said about a value that differs from run to run.
     *
     * @param chance the value
     * @return the finding
     */
    public static Finding check(Chance chance) {
        return NondeterminismRules.finding(chance);
    }

    /**
     * What the rules say about something that a handler declares and does not need.
     *
     * @param surplus what that is
     * @return the findings
     */
    public static Stream<Finding> check(Surplus surplus) {
        return OF_SURPLUSES.stream().flatMap(rule -> rule.check(surplus).stream());
    }
}
