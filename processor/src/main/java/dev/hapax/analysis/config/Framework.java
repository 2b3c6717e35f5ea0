package dev.hapax.analysis.config;

/** What runs a handler, and reads its settings. */
enum Framework {
    /** Hapax's own runtime. */
    HAPAX,
    /** Spring for Apache Kafka, with Spring Boot or without. */
    SPRING,
    /** Spring Cloud Stream. */
    STREAM,
    /** SmallRye Reactive Messaging, as in Quarkus. */
    SMALLRYE,
    /** Micronaut. */
    MICRONAUT,
    /** A client of Kafka's own that the code makes itself. */
    CLIENT
}
