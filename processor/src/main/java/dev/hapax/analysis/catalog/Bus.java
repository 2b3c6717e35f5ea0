package dev.hapax.analysis.catalog;

/** What carries events, and so says what a listener looks like. */
public enum Bus {
    /** Spring's application context. */
    SPRING,
    /** CDI. */
    CDI,
    /** Micronaut's application context. */
    MICRONAUT,
    /** Guava's event bus. */
    GUAVA
}
