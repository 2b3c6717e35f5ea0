package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Loss;
import java.util.List;
import java.util.Optional;

/** A failure that goes no further: the offset is committed although the work is not done. */
final class SwallowedExceptionRule implements LossRule {
    private static final List<String> THROW = List.of(
            "Let the failure through, so that the message is retried and, in the end, dead-lettered:",
            "  throw e;",
            "or send the whole record to a dead-letter topic, and wait until it is there:",
            "  deadLetters.send(record).get();");

    @Override
    public Optional<Finding> check(Loss loss) {
        String work = LossFindings.work(loss);
        String where = LossFindings.where(loss);
        return switch (loss.kind()) {
            case DROPPED ->
                finding(loss, "a failure of " + work + " loses the message: " + where + " drops the exception", THROW);
            case REPORTED ->
                finding(
                        loss,
                        "a failure of " + work + " is final: " + where
                                + " does something else instead, and the message does not come back",
                        THROW);
            case SENT_AWAY ->
                finding(
                        loss,
                        "a failure of " + work + " can lose the message: " + where
                                + " sends it away and does not wait until it is there",
                        List.of("Wait for it:", "  deadLetters.send(record).get();"));
            case LEFT_OUT ->
                finding(
                        loss,
                        "a message that fails here is lost: " + where + " drops the exception and leaves out " + work,
                        THROW);
            case UNACKNOWLEDGED ->
                finding(
                        loss,
                        "a failure of " + work + " loses the message: " + where
                                + " drops the exception, and the acknowledgement of the next message counts for this one too",
                        List.of("Refuse the message, so that it comes back:", "  acknowledgment.nack(…);"));
            case ACKNOWLEDGED_ANYWAY ->
                finding(
                        loss,
                        "a failure of " + work + " loses the message: " + where + " acknowledges it all the same",
                        List.of("Acknowledge after the work, not in any case."));
            case HANDED_OFF, NEVER_BEGUN, KEPT_IN_MEMORY, UNAWAITED, ACKNOWLEDGED_FIRST -> Optional.empty();
        };
    }

    private static Optional<Finding> finding(Loss loss, String headline, List<String> fix) {
        String crash = "An exception in " + loss.work().get(0) + " ends in " + LossFindings.where(loss)
                + ", the handler returns, and the offset is committed.";
        boolean before = loss.kind() == Loss.Kind.LEFT_OUT;
        return Optional.of(LossFindings.of(
                loss,
                Rule.SWALLOWED_EXCEPTION,
                LossFindings.severity(loss),
                headline,
                before
                        ? "An exception ends in " + LossFindings.where(loss)
                                + ", the handler returns, and the offset is committed."
                        : crash,
                fix));
    }
}
