package dev.hapax.analysis.clients;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Knows interfaces that are clients of other services. A fallback of the project that implements one does not stand for it. Not thread-safe. */
public final class ClientInterfaces {
    private static final Set<String> HTTP = Set.of(
            "Lorg/springframework/cloud/openfeign/FeignClient;",
            "Lorg/springframework/cloud/netflix/feign/FeignClient;",
            "Lorg/springframework/web/service/annotation/HttpExchange;",
            "Lorg/eclipse/microprofile/rest/client/inject/RegisterRestClient;",
            "Lio/micronaut/http/client/annotation/Client;");

    private static final Set<String> MESSAGING = Set.of(
            "Lio/micronaut/configuration/kafka/annotation/KafkaClient;",
            "Lio/micronaut/rabbitmq/annotation/RabbitClient;",
            "Lio/micronaut/jms/annotations/JMSProducer;",
            "Lio/micronaut/nats/annotation/NatsClient;",
            "Lio/micronaut/pulsar/annotation/PulsarProducerClient;",
            "Lorg/springframework/integration/annotation/MessagingGateway;");

    /** What is called through them runs in a worker of Temporal, whenever and however often that sees fit. */
    private static final Set<String> WORKFLOWS =
            Set.of("Lio/temporal/workflow/WorkflowInterface;", "Lio/temporal/activity/ActivityInterface;");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<String, Kind> kinds = new HashMap<>();

    /**
     * The interfaces of a pool.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public ClientInterfaces(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /** What an interface is. */
    enum Kind {
        /** A client of an HTTP service. */
        HTTP,
        /** A producer of messages. */
        MESSAGING,
        /** A workflow, or a step of one. */
        WORKFLOW,
        /** Something else. */
        OTHER
    }

    /**
     * Whether a type is such a client, so that its methods reach no code of the project.
     *
     * @param type internal name
     * @return true if it is annotated as one
     */
    public boolean contains(String type) {
        return kind(type) != Kind.OTHER;
    }

    Kind kind(String type) {
        if (type.startsWith("java/") || type.startsWith("[")) {
            return Kind.OTHER;
        }
        Kind known = kinds.get(type);
        if (known == null) {
            known = pool.find(type).filter(ClassModel::isAbstract).isPresent() ? read(type) : Kind.OTHER;
            kinds.put(type, known);
        }
        return known;
    }

    private Kind read(String type) {
        for (String supertype : hierarchy.supertypes(type)) {
            if (is(supertype, HTTP)) {
                return Kind.HTTP;
            } else if (is(supertype, MESSAGING)) {
                return Kind.MESSAGING;
            } else if (is(supertype, WORKFLOWS)) {
                return Kind.WORKFLOW;
            }
        }
        return Kind.OTHER;
    }

    private boolean is(String type, Set<String> annotations) {
        return pool.find(type)
                .filter(model -> Annotations.of(model).anyMatch(annotation -> annotations.contains(annotation.desc)))
                .isPresent();
    }
}
