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
    GUAVA,
    /** Vert.x' event bus, with Quarkus' methods that consume from it; its listeners run on other threads, or later. */
    VERTX,
    /** A ring buffer of LMAX' Disruptor, whose handlers run on threads of their own. */
    DISRUPTOR,
    /** A sink of a reactive stream, which the framework sends to a topic. */
    STREAM
}
