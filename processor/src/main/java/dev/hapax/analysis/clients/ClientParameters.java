package dev.hapax.analysis.clients;

import dev.hapax.analysis.catalog.KeyNames;
import dev.hapax.analysis.classes.Annotations;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AnnotationNode;

/** What the annotations of a client method's parameters say about them. */
final class ClientParameters {
    private static final Set<String> TOPICS = Set.of(
            "Lio/micronaut/configuration/kafka/annotation/Topic;",
            "Lio/micronaut/rabbitmq/annotation/Binding;",
            "Lio/micronaut/jms/annotations/Queue;",
            "Lio/micronaut/jms/annotations/Topic;",
            "Lio/micronaut/nats/annotation/Subject;");

    private static final Set<String> HEADERS = Set.of(
            "Lorg/springframework/web/bind/annotation/RequestHeader;",
            "Lorg/springframework/messaging/handler/annotation/Header;",
            "Ljakarta/ws/rs/HeaderParam;",
            "Ljavax/ws/rs/HeaderParam;",
            "Lio/micronaut/http/annotation/Header;",
            "Lio/micronaut/messaging/annotation/MessageHeader;",
            "Lretrofit2/http/Header;");

    private static final String KEY = "Lio/micronaut/configuration/kafka/annotation/KafkaKey;";

    private ClientParameters() {}

    static boolean isTopic(AnnotationNode annotation) {
        return TOPICS.contains(annotation.desc);
    }

    static boolean isKey(AnnotationNode annotation) {
        return annotation.desc.equals(KEY);
    }

    /** A header by which the other side recognizes a repetition. */
    static boolean isIdempotencyKey(AnnotationNode annotation, String parameter) {
        if (!HEADERS.contains(annotation.desc)) {
            return false;
        }
        Optional<String> written = Annotations.text(annotation, "value")
                .filter(name -> !name.isEmpty())
                .or(() -> Annotations.text(annotation, "name").filter(name -> !name.isEmpty()));
        return KeyNames.contains(written.orElse(parameter));
    }
}
