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

    /**
     * Marks handlers of other frameworks, on methods or (Spring's listener) on their class. Spring's own
     * {@code @KafkaHandler} shares only its simple name with ours.
     */
    public static final Set<String> FOREIGN_LISTENERS = Set.of(
            "org.springframework.kafka.annotation.KafkaListener",
            "org.springframework.kafka.annotation.KafkaListeners",
            "org.springframework.kafka.annotation.KafkaHandler",
            "org.eclipse.microprofile.reactive.messaging.Incoming",
            "io.micronaut.configuration.kafka.annotation.KafkaListener");

    private AnnotationNames() {}
}
