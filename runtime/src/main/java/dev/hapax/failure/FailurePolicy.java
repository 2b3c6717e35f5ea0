package dev.hapax.failure;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides what becomes of a record whose handler failed, under at-least-once and exactly-once; under at-most-once a
 * failure is counted and logged, and the record is lost. Called on the runner's threads: must be thread-safe and quick.
 */
@FunctionalInterface
public interface FailurePolicy {
    /**
     * Decides about one failure.
     *
     * @param failure the record, its cause and how often it has failed
     * @return what to do
     */
    FailureDecision decide(HandlerFailure failure);

    /**
     * Where the records of a topic go that the policy decides to {@link FailureDecision.DeadLetter}. Asked at start too: the
     * dead-letter topics must exist then.
     *
     * @param topic a topic that a handler reads
     * @return its dead-letter topic; empty where the policy never dead-letters a record of it
     */
    default Optional<String> deadLetterTopic(String topic) {
        return Optional.empty();
    }

    /**
     * Retries with a delay that doubles each time, then stops the handler; {@link RetryPolicy#thenDeadLetter()} makes it go
     * on instead.
     *
     * @param attempts how often a record is tried in all, at least 1
     * @param firstDelay the delay before the second attempt
     * @param longestDelay no delay is longer
     * @return the policy
     */
    static RetryPolicy retry(int attempts, Duration firstDelay, Duration longestDelay) {
        return new RetryPolicy(attempts, firstDelay, longestDelay);
    }

    /**
     * What holds where none is given: 5 attempts, 200 ms before the second, doubling up to 10 s; then the handler stops.
     *
     * @return the policy
     */
    static RetryPolicy standard() {
        return retry(5, Duration.ofMillis(200), Duration.ofSeconds(10));
    }
}
