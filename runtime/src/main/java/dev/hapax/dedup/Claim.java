package dev.hapax.dedup;

import java.time.Duration;

/** A store's answer to a claim. Immutable. */
public sealed interface Claim {
    /**
     * The message is new, and the claimant may handle it until its lease ends.
     *
     * @param key what was claimed
     * @param token tells this grant from every other one of the same key: what is marked or released with the token of an
     *     earlier grant is refused
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

    /** The key was claimed for another payload, whether that message was handled or not. */
    record OtherPayload() implements Claim {}
}
