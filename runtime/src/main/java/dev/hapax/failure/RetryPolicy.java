package dev.hapax.failure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Retries with a delay that doubles each time; then stops the handler, or writes the record to a dead-letter topic.
 * Immutable, hence thread-safe, where the functions that it is given are.
 */
public final class RetryPolicy implements FailurePolicy {
    private static final int MOST_DOUBLINGS = 30;
    private static final String SUFFIX = ".dlt";

    private final int attempts;
    private final Duration firstDelay;
    private final Duration longestDelay;
    private final Predicate<Throwable> hopeless;
    private final Optional<UnaryOperator<String>> deadLetterTopics;

    RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
        this(attempts, firstDelay, longestDelay, cause -> false, Optional.empty());
        if (attempts < 1) {
            throw new IllegalArgumentException("a record is tried at least once, not " + attempts + " times");
        }
        if (firstDelay.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "delays must not be negative nor shrink: " + firstDelay + " to " + longestDelay);
        }
    }

    private RetryPolicy(
            int attempts,
            Duration firstDelay,
            Duration longestDelay,
            Predicate<Throwable> hopeless,
            Optional<UnaryOperator<String>> deadLetterTopics) {
        this.attempts = attempts;
        this.firstDelay = firstDelay;
        this.longestDelay = longestDelay;
        this.hopeless = hopeless;
        this.deadLetterTopics = deadLetterTopics;
    }

    /**
     * Says what is not worth a second attempt: such a record goes to its dead-letter topic at once, or stops the handler at
     * once. Adds to what was said before.
     *
     * @param types exceptions; a failure counts that is one of these or was caused by one, such as the parser's exception
     *     behind a deserializer's
     * @return a new policy
     */
    @SafeVarargs
    public final RetryPolicy notRetryable(Class<? extends Throwable>... types) {
        RetryPolicy policy = this;
        for (Class<? extends Throwable> type : types) {
            policy = policy.notRetryable(cause -> causedBy(cause, type));
        }
        return policy;
    }

    /**
     * Says what is not worth a second attempt, as {@link #notRetryable(Class[])} does.
     *
     * @param which tells it of what the handler, the deserializer or a send threw; thread-safe
     * @return a new policy
     */
    public RetryPolicy notRetryable(Predicate<Throwable> which) {
        return new RetryPolicy(attempts, firstDelay, longestDelay, hopeless.or(which), deadLetterTopics);
    }

    /**
     * Writes a record that failed for the last time to a dead-letter topic and goes on behind it. The topic of {@code orders}
     * is {@code orders.dlt}.
     *
     * @return a new policy
     */
    public RetryPolicy thenDeadLetter() {
        return thenDeadLetter(topic -> topic + SUFFIX);
    }

    /**
     * Writes a record that failed for the last time to a dead-letter topic and goes on behind it.
     *
     * @param topics names the dead-letter topic of a topic; thread-safe
     * @return a new policy
     */
    public RetryPolicy thenDeadLetter(UnaryOperator<String> topics) {
        return new RetryPolicy(attempts, firstDelay, longestDelay, hopeless, Optional.of(topics));
    }

    @Override
    public FailureDecision decide(HandlerFailure failure) {
        if (failure.attempts() >= attempts || hopeless.test(failure.cause())) {
            return deadLetterTopics.isPresent() ? new FailureDecision.DeadLetter() : new FailureDecision.Stop();
        }
        Duration delay = firstDelay.multipliedBy(1L << Math.min(failure.attempts() - 1, MOST_DOUBLINGS));
        return new FailureDecision.Retry(delay.compareTo(longestDelay) > 0 ? longestDelay : delay);
    }

    @Override
    public Optional<String> deadLetterTopic(String topic) {
        return deadLetterTopics.map(topics -> topics.apply(topic));
    }

    private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
