package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.judge.Judged;
import java.util.Optional;

/** One rule: from a judged change to a finding, or to nothing. Stateless. */
interface FindingRule {
    /**
     * Decides.
     *
     * @param judged a change with its protection
     * @return the finding, or empty where the rule does not apply
     */
    Optional<Finding> check(Judged judged);
}
