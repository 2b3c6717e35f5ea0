package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads from annotations where handlers' messages come from. Not thread-safe. */
public final class HandlerSources {
    private static final String GUARANTEE = "Ldev/hapax/Guarantee;";
    private static final Set<String> LISTENERS = Set.of(
            "Ldev/hapax/KafkaHandler;",
            "Lorg/springframework/kafka/annotation/KafkaListener;",
            "Lio/micronaut/configuration/kafka/annotation/KafkaListener;");
    private static final Set<String> TOPICS = Set.of(
            "Ldev/hapax/KafkaHandler;",
            "Lorg/springframework/kafka/annotation/KafkaListener;",
            "Lio/micronaut/configuration/kafka/annotation/Topic;",
            "Lorg/eclipse/microprofile/reactive/messaging/Incoming;");

    private final Subscriptions subscriptions;

    /**
     * The annotations of a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public HandlerSources(ClassPool pool, Hierarchy hierarchy) {
        subscriptions = new Subscriptions(pool, hierarchy);
    }

    /**
     * What is said of a handler.
     *
     * @param handler the handler
     * @return where its messages come from
     */
    public HandlerSource of(Handler handler) {
        List<AnnotationNode> annotations = subscriptions.annotations(handler).toList();
        Optional<AnnotationNode> listener = subscriptions.find(annotations, LISTENERS);
        List<String> topics = subscriptions
                .find(annotations, TOPICS)
                .map(node -> Stream.of("topics", "value", "topicPattern", "pattern", "patterns")
                        .flatMap(element -> Annotations.texts(node, element).stream())
                        .toList())
                .orElse(List.of());
        String group = listener.flatMap(node -> Stream.of("group", "groupId")
                        .flatMap(element -> Annotations.texts(node, element).stream())
                        .findFirst())
                .orElse("");
        String reason = subscriptions
                .find(annotations, Set.of(GUARANTEE))
                .flatMap(node -> Annotations.text(node, "reason"))
                .orElse("");
        return new HandlerSource(
                name(subscriptions.of(handler).framework()), topics, group, reason, handler.declaration());
    }

    private static String name(Framework framework) {
        return switch (framework) {
            case HAPAX -> "Hapax";
            case SPRING -> "Spring Kafka";
            case STREAM -> "Spring Cloud Stream";
            case SMALLRYE -> "SmallRye";
            case MICRONAUT -> "Micronaut";
            case CLIENT -> "poll loop";
        };
    }
}
