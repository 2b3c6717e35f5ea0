package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.judge.Surplus;
import java.util.Optional;

/** One rule: from something that a handler does not need to a finding, or to nothing. Stateless. */
interface SurplusRule {
    /**
     * Decides.
     *
     * @param surplus what the handler declares and does not need
     * @return the finding, or empty where the rule does not apply
     */
    Optional<Finding> check(Surplus surplus);
}
