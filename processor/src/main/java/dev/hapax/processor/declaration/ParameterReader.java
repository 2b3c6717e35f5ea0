package dev.hapax.processor.declaration;

import java.util.List;
import java.util.Map;
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

    private static final String ONE_MESSAGE =
            "a handler is called with one message at a time; take the payload or a ConsumerRecord<K, V>";
    private static final String OWN_OFFSETS =
            "offsets are committed by the runner, as the guarantee asks; remove the parameter";
    private static final String OWN_PRODUCER =
            "what it sends would not be part of the handler's guarantee; take an Emitter<K, V>";
    private static final String OWN_DATABASE =
            "what it writes would not be part of the handler's transaction; take a java.sql.Connection, or keep it in a"
                    + " field";

    /** Types that look like a payload and cannot be one. */
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("org.apache.kafka.clients.consumer.ConsumerRecords", ONE_MESSAGE),
            Map.entry("java.lang.Iterable", ONE_MESSAGE),
            Map.entry("java.util.Collection", ONE_MESSAGE),
            Map.entry("java.util.List", ONE_MESSAGE),
            Map.entry("java.util.Set", ONE_MESSAGE),
            Map.entry("java.util.stream.Stream", ONE_MESSAGE),
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
        if (type.getKind().isPrimitive()) {
            return unknown(
                    parameter,
                    "a payload can be missing (a tombstone), a primitive cannot; take the boxed type instead");
        }
        if (!(type instanceof DeclaredType declared) || type.getKind() != TypeKind.DECLARED) {
            return new HandlerParameter.Payload(parameter, type);
        }
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        boolean raw = arguments.isEmpty()
                && declared.asElement() instanceof TypeElement element
                && !element.getTypeParameters().isEmpty();
        String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
        if (raw) {
            return unknown(parameter, "its type arguments decide how bytes become objects; write them out");
        }
        return switch (name) {
            case RECORD -> new HandlerParameter.WholeRecord(parameter, arguments.get(0), arguments.get(1));
            case EMITTER -> new HandlerParameter.Emitter(parameter, arguments.get(0), arguments.get(1));
            case CONNECTION -> new HandlerParameter.Connection(parameter);
            default ->
                ADVICE.containsKey(name)
                        ? unknown(parameter, ADVICE.get(name))
                        : new HandlerParameter.Payload(parameter, type);
        };
    }

    private static HandlerParameter unknown(VariableElement parameter, String advice) {
        return new HandlerParameter.Unknown(parameter, advice);
    }
}
