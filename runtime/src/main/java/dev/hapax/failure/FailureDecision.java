package dev.hapax.failure;

import java.time.Duration;

/** What becomes of a record whose handler failed. In none of the cases is it passed over. Immutable, hence thread-safe. */
public sealed interface FailureDecision {
    /**
     * Handle the record again; the records behind it on its partition wait, other partitions go on.
     *
     * @param delay how long to wait before, not negative
     */
    record Retry(Duration delay) implements FailureDecision {}

    /**
     * Write the record to its dead-letter topic, {@link FailurePolicy#deadLetterTopic}, and go on behind it once that is
     * acknowledged. Where the policy names no such topic the handler stops.
     */
    record DeadLetter() implements FailureDecision {}

    /** Stop the handler and leave the record's offset uncommitted. */
    record Stop() implements FailureDecision {}
}
