package dev.hapax.runner;

import java.time.Duration;

/** How far a batch got on one partition, and how it goes on there. */
sealed interface PartitionResult {
    /**
     * All went well as far as it went.
     *
     * @param next the first record that is not handled
     */
    record Finished(long next) implements PartitionResult {}

    /**
     * A record failed.
     *
     * @param next that record's offset; what comes before is handled
     * @param cause what was thrown
     */
    record Failed(long next, Throwable cause) implements PartitionResult {}

    /**
     * Something around the record is not ready; that is no failure of the record.
     *
     * @param next the first record that is not handled
     * @param delay when to try again
     * @param why what is not ready
     */
    record Later(long next, Duration delay, String why) implements PartitionResult {}

    /**
     * What this worker knows of the partition's progress no longer holds: it must be read where it is kept.
     *
     * @param delay when to read it
     * @param why what happened
     * @param fenced whether another worker has taken the partition
     */
    record Reread(Duration delay, String why, boolean fenced) implements PartitionResult {}
}
