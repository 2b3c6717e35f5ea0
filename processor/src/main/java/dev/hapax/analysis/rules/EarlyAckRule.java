package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Loss;
import java.util.List;
import java.util.Optional;

/** An acknowledgement before the work: a crash after it loses the work. */
final class EarlyAckRule implements LossRule {
    @Override
    public Optional<Finding> check(Loss loss) {
        return loss.kind() == Loss.Kind.ACKNOWLEDGED_FIRST ? Optional.of(finding(loss)) : Optional.empty();
    }

    private static Finding finding(Loss loss) {
        return LossFindings.of(
                loss,
                Rule.EARLY_ACK,
                LossFindings.severity(loss),
                "a crash loses " + LossFindings.work(loss) + ": " + LossFindings.where(loss)
                        + " acknowledges the message before",
                "The process dies after " + LossFindings.where(loss) + " and before "
                        + loss.work().get(0) + ".",
                List.of("Acknowledge after the work."));
    }
}
