package dev.hapax.runner;

import java.time.Duration;
import java.util.List;

/**
 * What a handler's loop goes by.
 *
 * @param handler the handler's name
 * @param topics the topics that it reads
 * @param progress where its progress is kept
 * @param maxPollInterval how long the group waits for a poll
 * @param shutdown how long a record may take to end when the handler is closed
 */
record LoopProfile(
        String handler, List<String> topics, Progress progress, Duration maxPollInterval, Duration shutdown) {

    /** Where a handler's progress is kept, and when it moves. */
    enum Progress {
        /** In the group's offsets, before the records are handled. */
        AHEAD,
        /** In the group's offsets, after the records are handled. */
        BEHIND,
        /** In the group's offsets, by the transaction of the effects. */
        IN_KAFKA_TRANSACTION,
        /** In the database, by the transaction of the effects; the group's offsets follow for those who watch the lag. */
        IN_DATABASE
    }

    boolean ahead() {
        return progress == Progress.AHEAD;
    }

    /** How long partitions that are asked back may be kept for the record that is being handled. */
    Duration revokePatience() {
        return maxPollInterval.multipliedBy(3).dividedBy(4);
    }
}
