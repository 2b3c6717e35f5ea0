package dev.hapax.runner;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells polls that fail for a while from those that fail for good. Where a broker answers something that the client does not
 * reckon with at that point, as that it is still loading the group to one that is about to join, the exception has no type of its
 * own and no cause, whatever the answer was; the next poll joins anew. So such a failure ends a handler only if it stays. Used by
 * the polling thread only.
 */
final class PollFailures {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private OptionalLong since = OptionalLong.empty();

    PollFailures(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the next poll may succeed. */
    boolean mayPass(KafkaException failure) {
        if (failure instanceof RetriableException) {
            return true;
        }
        if (failure.getClass() != KafkaException.class || failure.getCause() != null) {
            return false;
        }
        long now = nanoTime.getAsLong();
        if (since.isEmpty()) {
            since = OptionalLong.of(now);
        }
        return now - since.getAsLong() < PATIENCE.toNanos();
    }

    /** A poll succeeded. */
    void passed() {
        since = OptionalLong.empty();
    }
}
