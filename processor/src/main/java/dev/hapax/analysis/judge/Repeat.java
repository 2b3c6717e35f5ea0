package dev.hapax.analysis.judge;

/** What a second run of an effect does. */
public enum Repeat {
    /** Nothing more: it overwrites with the same, deletes what is gone, leaves alone what is there. */
    NOTHING,
    /** Nothing more: it fails, and the handler takes that for a sign that it was done before. */
    SKIPS,
    /** It takes effect again. */
    AGAIN,
    /** It fails, and will fail again at every redelivery. */
    FAILS,
    /** It may take effect again: by something that is not known. */
    PERHAPS,
    /** Nothing, and its result says whether it was the first: a claim. */
    CLAIMS,
    /** Nothing: it only reads. */
    READS,
    /** Nobody knows. */
    UNJUDGED,
    /** The code that would say could not be analyzed. */
    NOT_ANALYZED;

    /**
     * Whether a second run does nothing more.
     *
     * @return true for what is idempotent by itself
     */
    public boolean isHarmless() {
        return this == NOTHING || this == SKIPS || this == CLAIMS || this == READS;
    }

    /**
     * Whether a second run does something more, or fails for ever.
     *
     * @return false where that is harmless, and where nobody knows
     */
    public boolean takesEffect() {
        return this == AGAIN || this == FAILS || this == PERHAPS;
    }
}
