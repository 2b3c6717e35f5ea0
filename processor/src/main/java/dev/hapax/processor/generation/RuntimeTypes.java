package dev.hapax.processor.generation;

import com.palantir.javapoet.ClassName;

/** The types that generated code uses, by name: the processor shares no classes with the runtime. */
final class RuntimeTypes {
    static final ClassName DELIVERY = ClassName.get("dev.hapax", "Delivery");
    static final ClassName FIRST_START = ClassName.get("dev.hapax", "FirstStart");
    static final ClassName HANDLER = ClassName.get("dev.hapax.handler", "Handler");
    static final ClassName HANDLER_FACTORY = ClassName.get("dev.hapax.handler", "HandlerFactory");
    static final ClassName DESERIALIZER = serialization("Deserializer");
    static final ClassName SERIALIZER = serialization("Serializer");
    static final String GENERATED = "javax.annotation.processing.Generated";

    private RuntimeTypes() {}

    static ClassName serialization(String simpleName) {
        return ClassName.get("org.apache.kafka.common.serialization", simpleName);
    }
}
