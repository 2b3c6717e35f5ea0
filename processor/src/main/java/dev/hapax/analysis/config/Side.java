package dev.hapax.analysis.config;

/** Which client a setting is for. */
enum Side {
    /** What reads the handler's messages. */
    CONSUMER,
    /** What sends messages. */
    PRODUCER
}
