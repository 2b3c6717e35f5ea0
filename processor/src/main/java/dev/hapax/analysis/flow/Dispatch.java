package dev.hapax.analysis.flow;

/** How a call finds its target. */
public enum Dispatch {
    /** No receiver. */
    STATIC,
    /** Exactly the named method: constructors, {@code super}, private methods. */
    SPECIAL,
    /** By the receiver's class. */
    VIRTUAL;

    /**
     * Whether the first argument is the receiver.
     *
     * @return true unless static
     */
    public boolean hasReceiver() {
        return this != STATIC;
    }
}
