package dev.hapax;

/** A delivery guarantee: what a handler's effects may be after crashes, rebalances and redeliveries. */
public enum Delivery {
    /** The offset is committed before the handler runs: a message may be lost, and is never handled twice. */
    AT_MOST_ONCE,

    /** The offset is committed after the handler ran: a message is never lost, and may be handled twice. The default. */
    AT_LEAST_ONCE,

    /** The effects and the offset are committed in one transaction: each message takes effect once. */
    EXACTLY_ONCE
}
