package dev.hapax.processor.declaration;

import java.util.Set;

/** The annotations that the processor looks for, by full name: it shares no classes with the runtime. */
public final class AnnotationNames {
    /** Marks a handler of ours. */
    public static final String KAFKA_HANDLER = "dev.hapax.KafkaHandler";

    /** Declares the guarantee of a handler, ours or another framework's. */
    public static final String GUARANTEE = "dev.hapax.Guarantee";

    /** Asks for deduplication by a key in the payload. */
    public static final String DEDUP = "dev.hapax.Dedup";

    /** Vouches for a method. */
    public static final String ASSUME_IDEMPOTENT = "dev.hapax.AssumeIdempotent";

    /** All of ours. */
    static final Set<String> OWN = Set.of(KAFKA_HANDLER, GUARANTEE, DEDUP, ASSUME_IDEMPOTENT);

    /**
     * Marks handlers of other frameworks, on methods or (Spring's listener, Micronaut's) on their class. Spring's own
     * {@code @KafkaHandler} shares only its simple name with ours.
     */
    public static final Set<String> FOREIGN_LISTENERS = Set.of(
            "org.springframework.kafka.annotation.KafkaListener",
            "org.springframework.kafka.annotation.KafkaListeners",
            "org.springframework.kafka.annotation.KafkaHandler",
            "org.springframework.kafka.annotation.DltHandler",
            "org.springframework.cloud.stream.annotation.StreamListener",
            "org.eclipse.microprofile.reactive.messaging.Incoming",
            "io.smallrye.reactive.messaging.annotations.Incomings",
            "io.micronaut.configuration.kafka.annotation.KafkaListener",
            "io.micronaut.configuration.kafka.annotation.Topic",
            "io.micronaut.configuration.kafka.annotation.Topics");

    private AnnotationNames() {}
}
