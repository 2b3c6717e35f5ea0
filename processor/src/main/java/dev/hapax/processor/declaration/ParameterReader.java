package dev.hapax.processor.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Tells what a handler's parameter is served with, by its type. */
final class ParameterReader {
    private static final String RECORD = "org.apache.kafka.clients.consumer.ConsumerRecord";
    private static final String EMITTER = "dev.hapax.Emitter";
    private static final String CONNECTION = "java.sql.Connection";
    private static final String STATEMENTS = "dev.hapax.Statements";
    private static final String LIST = "java.util.List";

    private static final String ONE_OR_A_LIST =
            "a handler is called with one message, or with a list of one partition's; take the payload, a"
                    + " ConsumerRecord<K, V>, or a List of either";
    private static final String OWN_OFFSETS =
            "offsets are committed by the runner, as the guarantee asks; remove the parameter";
    private static final String OWN_PRODUCER =
            "what it sends would not be part of the handler's guarantee; take an Emitter<K, V>";
    private static final String OWN_DATABASE =
            "what it writes would not be part of the handler's transaction; take a java.sql.Connection or"
                    + " dev.hapax.Statements, or keep it in a field";

    /** Types that look like a payload and cannot be one. */
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("org.apache.kafka.clients.consumer.ConsumerRecords", ONE_OR_A_LIST),
            Map.entry("java.lang.Iterable", ONE_OR_A_LIST),
            Map.entry("java.util.Collection", ONE_OR_A_LIST),
            Map.entry("java.util.Set", ONE_OR_A_LIST),
            Map.entry("java.util.stream.Stream", ONE_OR_A_LIST),
            Map.entry("org.apache.kafka.clients.consumer.Consumer", OWN_OFFSETS),
            Map.entry("org.apache.kafka.clients.consumer.KafkaConsumer", OWN_OFFSETS),
            Map.entry("org.springframework.kafka.support.Acknowledgment", OWN_OFFSETS),
            Map.entry("org.apache.kafka.clients.producer.Producer", OWN_PRODUCER),
            Map.entry("org.apache.kafka.clients.producer.KafkaProducer", OWN_PRODUCER),
            Map.entry("javax.sql.DataSource", OWN_DATABASE),
            Map.entry("java.sql.Statement", OWN_DATABASE),
            Map.entry("java.sql.PreparedStatement", OWN_DATABASE),
            Map.entry("java.lang.Object", "no deserializer makes a plain Object; name the payload's type"));

    /** Classifies a parameter. */
    HandlerParameter read(VariableElement parameter) {
        TypeMirror type = parameter.asType();
        Optional<TypeMirror> element = listed(type);
        return element.isPresent() ? message(parameter, element.get(), true) : single(parameter, type);
    }

    private static HandlerParameter single(VariableElement parameter, TypeMirror type) {
        return switch (name(type)) {
            case EMITTER -> isRaw(type) ? open(parameter) : emitter(parameter, arguments(type));
            case CONNECTION -> new HandlerParameter.Connection(parameter);
            case STATEMENTS -> new HandlerParameter.Statements(parameter);
            default -> message(parameter, type, false);
        };
    }

    private static HandlerParameter emitter(VariableElement parameter, List<? extends TypeMirror> arguments) {
        return new HandlerParameter.Emitter(parameter, arguments.get(0), arguments.get(1));
    }

    private static HandlerParameter message(VariableElement parameter, TypeMirror type, boolean list) {
        if (type.getKind().isPrimitive()) {
            return unknown(
                    parameter,
                    "a payload can be missing (a tombstone), a primitive cannot; take the boxed type instead");
        }
        if (isRaw(type)) {
            return open(parameter);
        }
        String name = name(type);
        if (name.equals(RECORD)) {
            List<? extends TypeMirror> arguments = arguments(type);
            return new HandlerParameter.WholeRecord(parameter, arguments.get(0), arguments.get(1), list);
        }
        return ADVICE.containsKey(name)
                ? unknown(parameter, ADVICE.get(name))
                : new HandlerParameter.Payload(parameter, type, list);
    }

    /** What a list is of. */
    private static Optional<TypeMirror> listed(TypeMirror type) {
        return name(type).equals(LIST) && !isRaw(type)
                ? Optional.of(arguments(type).get(0))
                : Optional.empty();
    }

    private static boolean isRaw(TypeMirror type) {
        return arguments(type).isEmpty()
                && type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && !element.getTypeParameters().isEmpty();
    }

    private static List<? extends TypeMirror> arguments(TypeMirror type) {
        return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    }

    /** The full name of a class; empty for what is none. */
    private static String name(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()
                : "";
    }

    private static HandlerParameter open(VariableElement parameter) {
        return unknown(parameter, "its type arguments decide how bytes become objects; write them out");
    }

    private static HandlerParameter unknown(VariableElement parameter, String advice) {
        return new HandlerParameter.Unknown(parameter, advice);
    }
}
