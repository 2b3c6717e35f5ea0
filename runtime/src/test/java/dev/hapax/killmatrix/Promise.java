package dev.hapax.killmatrix;

/** What a ledger may show. */
enum Promise {
    /** No message takes effect twice; of those lost there are no more than one batch for each disturbance. */
    AT_MOST_ONCE,
    /** No message is lost. */
    AT_LEAST_ONCE,
    /**
     * No message is lost, and a message that was sent twice takes effect again only where a worker died between the effect
     * and its mark.
     */
    ONCE_BUT_FOR_WINDOWS,
    /** Each message takes effect once. */
    ONCE
}
