package dev.hapax.killmatrix;

import dev.hapax.failure.FailureDecision;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.failure.HandlerFailure;
import java.time.Duration;
import java.util.Optional;

/** Bad messages go to the dead-letter topic; what a killed server lets fail is tried until the server is back. */
final class MatrixPolicy implements FailurePolicy {
    private static final int ATTEMPTS = 2;

    @Override
    public FailureDecision decide(HandlerFailure failure) {
        if (!(failure.cause() instanceof BadMessageException)) {
            return new FailureDecision.Retry(Duration.ofMillis(200));
        }
        return failure.attempts() < ATTEMPTS
                ? new FailureDecision.Retry(Duration.ofMillis(5))
                : new FailureDecision.DeadLetter();
    }

    @Override
    public Optional<String> deadLetterTopic(String topic) {
        return Optional.of(topic + ".dlt");
    }
}
