package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.judge.Loss;
import java.util.Optional;

/** One rule about losses: from a place where work can be lost to a finding, or to nothing. Stateless. */
interface LossRule {
    /**
     * Decides.
     *
     * @param loss a place where work can be lost
     * @return the finding, or empty where the rule does not apply
     */
    Optional<Finding> check(Loss loss);
}
