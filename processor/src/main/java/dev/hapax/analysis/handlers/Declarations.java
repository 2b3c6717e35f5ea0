package dev.hapax.analysis.handlers;

import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads what stands beside a handler's annotation: the guarantee, the key, the parameters. */
final class Declarations {
    private static final String GUARANTEE = "Ldev/hapax/Guarantee;";
    /** Annotations of parameters that are given something else than the payload. */
    private static final Set<String> BESIDE_PAYLOAD = Set.of(
            "Lorg/springframework/messaging/handler/annotation/Header;",
            "Lorg/springframework/messaging/handler/annotation/Headers;",
            "Lio/micronaut/configuration/kafka/annotation/KafkaKey;",
            "Lio/micronaut/configuration/kafka/annotation/KafkaPartition;",
            "Lio/micronaut/configuration/kafka/annotation/KafkaTimestamp;",
            "Lio/micronaut/messaging/annotation/MessageHeader;");

    private static final String DEDUP = "Ldev/hapax/Dedup;";

    private Declarations() {}

    static Handler handler(MethodTarget target, boolean own) {
        return handler(target, target, roles(target), own);
    }

    /**
     * A handler that another method stands for: a lambda is reported as the method that makes it.
     *
     * @param target what runs
     * @param made what is reported
     * @param messages how many of the target's parameters, its last ones, are the message
     */
    static Handler standingFor(MethodTarget target, MethodTarget made, int messages) {
        Map<Integer, Handler.Role> roles = roles(target);
        int first = roles.size() - messages;
        roles.replaceAll((index, role) -> role == Handler.Role.RECEIVER || index >= first ? role : Handler.Role.OTHER);
        return handler(target, made, roles, false);
    }

    /** Whether a method says by our annotations how messages are handled. */
    static boolean declares(MethodTarget method) {
        return Annotations.find(method.method(), GUARANTEE).isPresent()
                || Annotations.find(method.method(), DEDUP).isPresent();
    }

    private static Handler handler(
            MethodTarget target, MethodTarget shown, Map<Integer, Handler.Role> roles, boolean own) {
        MethodNode method = shown.method();
        Optional<Guarantee> declared = Annotations.find(method, GUARANTEE)
                .flatMap(annotation -> Annotations.constant(annotation, "value"))
                .flatMap(Declarations::guarantee);
        String name = Names.source(shown.owner().name()) + "."
                + Names.methodDisplay(named(shown), method.desc, shown.owner().name());
        HandlerMethod reported = new HandlerMethod(
                shown.owner().name(),
                method.name,
                method.desc,
                name,
                declared.orElse(Guarantee.AT_LEAST_ONCE),
                declared.isPresent(),
                own);
        String dedup = Annotations.find(method, DEDUP)
                .flatMap(annotation -> Annotations.text(annotation, "key"))
                .orElse("");
        return new Handler(reported, target, Optional.empty(), roles, dedup, own, Optional.empty(), false);
    }

    /** A constructor goes by its class's name, as Java declares it. */
    private static String named(MethodTarget shown) {
        String name = shown.method().name;
        return name.equals("<init>") ? Names.simple(shown.owner().name()) : name;
    }

    /** A constant that this version does not know is a compile error elsewhere: here it counts as the default. */
    private static Optional<Guarantee> guarantee(String constant) {
        return Arrays.stream(Guarantee.values())
                .filter(value -> value.name().equals(constant))
                .findFirst();
    }

    private static Map<Integer, Handler.Role> roles(MethodTarget target) {
        Map<Integer, Handler.Role> roles = new HashMap<>();
        int first = target.isStatic() ? 0 : 1;
        if (first == 1) {
            roles.put(0, Handler.Role.RECEIVER);
        }
        Type[] types = Type.getArgumentTypes(target.method().desc);
        for (int i = 0; i < types.length; i++) {
            boolean differs = Annotations.ofParameter(target.method(), i).anyMatch(Declarations::differsFromRunToRun);
            boolean beside = Annotations.ofParameter(target.method(), i).anyMatch(Declarations::isBesidePayload);
            Handler.Role role = role(types[i].getClassName());
            roles.put(
                    first + i,
                    differs ? Handler.Role.OTHER : beside && role == Handler.Role.MESSAGE ? Handler.Role.HEADER : role);
        }
        return roles;
    }

    private static boolean isBesidePayload(AnnotationNode annotation) {
        return BESIDE_PAYLOAD.contains(annotation.desc);
    }

    /** Of the headers, the one that counts the deliveries. */
    private static boolean differsFromRunToRun(AnnotationNode annotation) {
        return annotation.desc.endsWith("/Header;")
                && Stream.of("value", "name")
                        .flatMap(element -> Annotations.texts(annotation, element).stream())
                        .anyMatch("kafka_deliveryAttempt"::equals);
    }

    private static Handler.Role role(String type) {
        return switch (type) {
            case "java.sql.Connection", "dev.hapax.Statements" -> Handler.Role.CONNECTION;
            case "dev.hapax.Emitter" -> Handler.Role.EMITTER;
            case "org.springframework.kafka.support.Acknowledgment",
                    "org.apache.kafka.clients.consumer.Consumer",
                    "org.apache.kafka.clients.consumer.KafkaConsumer",
                    "org.apache.kafka.clients.consumer.ShareConsumer",
                    "io.micronaut.configuration.kafka.Acknowledgement",
                    "io.micronaut.messaging.Acknowledgement" -> Handler.Role.OTHER;
            default -> Handler.Role.MESSAGE;
        };
    }
}
