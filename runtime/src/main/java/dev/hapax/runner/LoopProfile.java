package dev.hapax.runner;

import dev.hapax.Delivery;
import java.time.Duration;
import java.util.List;

/**
 * What a handler's loop goes by.
 *
 * @param handler the handler's name
 * @param topics the topics that it reads
 * @param guarantee what it promises
 * @param offsetsInTransaction whether its offsets are committed to Kafka by its transactions, so that the loop commits none
 * @param maxPollInterval how long the group waits for a poll
 * @param shutdown how long a record may take to end when the handler is closed
 */
record LoopProfile(
        String handler,
        List<String> topics,
        Delivery guarantee,
        boolean offsetsInTransaction,
        Duration maxPollInterval,
        Duration shutdown) {

    boolean atMostOnce() {
        return guarantee == Delivery.AT_MOST_ONCE;
    }

    /** How long partitions that are asked back may be kept for the record that is being handled. */
    Duration revokePatience() {
        return maxPollInterval.multipliedBy(3).dividedBy(4);
    }
}
