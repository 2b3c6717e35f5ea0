package dev.hapax.runner;

import java.time.Duration;

/** Something that a handled message started and that did not come to its end, so that the message is not done with. */
sealed interface Unsettled permits SendFailure, Unsettled.Postponed {
    /** The message's offset. */
    long offset();

    /**
     * What is missing can be made up for, and no record is to blame.
     *
     * @param offset the first record that is not done with
     * @param delay when to try again
     * @param why what happened
     */
    record Postponed(long offset, Duration delay, String why) implements Unsettled {}

    /** Whichever comes first on its partition. */
    static Unsettled earlier(Unsettled one, Unsettled other) {
        return other.offset() < one.offset() ? other : one;
    }
}
