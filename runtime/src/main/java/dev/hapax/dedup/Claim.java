package dev.hapax.dedup;

import java.time.Duration;

/** A store's answer to a claim. */
public sealed interface Claim {
    /**
     * The message is new, and the claimant may handle it until its lease ends.
     *
     * @param key what was claimed
     * @param token grows with every grant of this key; marks by an older token are refused
     */
    record Granted(ClaimKey key, long token) implements Claim {}

    /** The message was handled. */
    record Done() implements Claim {}

    /**
     * Another worker is handling the message, or died while it did; its claim ends by itself.
     *
     * @param left how long its lease still runs, not negative
     */
    record Held(Duration left) implements Claim {}

    /** The key was claimed for another payload. */
    record OtherPayload() implements Claim {}
}
