package dev.hapax.failure;

import java.time.Duration;

record RetryThenStop(int attempts, Duration firstDelay, Duration longestDelay) implements FailurePolicy {
    private static final int MOST_DOUBLINGS = 30;

    RetryThenStop {
        if (attempts < 1) {
            throw new IllegalArgumentException("a record is tried at least once, not " + attempts + " times");
        }
        if (firstDelay.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "delays must not be negative nor shrink: " + firstDelay + " to " + longestDelay);
        }
    }

    @Override
    public FailureDecision decide(HandlerFailure failure) {
        if (failure.attempts() >= attempts) {
            return new FailureDecision.Stop();
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(failure.attempts() - 1, MOST_DOUBLINGS));
        return new FailureDecision.Retry(delay.compareTo(longestDelay) > 0 ? longestDelay : delay);
    }
}
