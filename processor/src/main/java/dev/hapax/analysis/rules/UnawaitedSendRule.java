package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Loss;
import java.util.List;
import java.util.Optional;

/**
 * A message that is sent and not waited for: the offset is committed although it may never arrive. In handlers of other
 * frameworks it is said as a note, whatever they declare: there, settings that the code does not show can make the template
 * transactional, or tell a listener.
 */
final class UnawaitedSendRule implements LossRule {
    @Override
    public Optional<Finding> check(Loss loss) {
        return loss.kind() == Loss.Kind.UNAWAITED ? Optional.of(finding(loss)) : Optional.empty();
    }

    private static Finding finding(Loss loss) {
        return LossFindings.of(
                loss,
                Rule.UNAWAITED_SEND,
                loss.handler().own() ? Severity.ERROR : Severity.NOTE,
                "a crash or a failure loses the message that " + LossFindings.where(loss)
                        + " sends: nobody waits until it has arrived",
                "The handler returns and the offset is committed; the message is still in the producer's buffer.",
                List.of("Wait for it before the handler returns:", "  ….send(…).get();"));
    }
}
