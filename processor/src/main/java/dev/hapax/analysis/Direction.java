package dev.hapax.analysis;

/** What goes wrong. */
public enum Direction {
    /** An effect is applied twice. */
    TWICE,
    /** An effect is never applied. */
    NEVER,
    /** The message fails at every redelivery and comes back for ever. */
    POISON,
    /** Nothing is known to go wrong; the finding is about what could not be judged. */
    UNKNOWN
}
