package dev.hapax.processor.declaration;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The names that a handler gets in its factory.
 *
 * @param handler the method that makes the handler
 * @param consumerConfig the method that returns its consumer settings
 * @param producerConfig the method that returns its producer settings
 */
public record GeneratedNames(String handler, String consumerConfig, String producerConfig) {
    /** Methods without parameters that every factory has already. */
    private static final Set<String> TAKEN =
            Set.of("handlers", "getClass", "hashCode", "toString", "clone", "finalize", "notify", "notifyAll", "wait");

    /**
     * The names for a handler: its own, unless every factory has a method of that name.
     *
     * @param declaration the handler
     * @return its names
     */
    public static GeneratedNames of(HandlerDeclaration declaration) {
        String name = declaration.name();
        return new GeneratedNames(
                TAKEN.contains(name) ? name + "Handler" : name, name + "ConsumerConfig", name + "ProducerConfig");
    }

    /**
     * The simple name of a class's factory: {@code OrdersConsumers}, {@code Outer_InnerConsumers} for a nested class.
     *
     * @param type the class with handlers
     * @return the name
     */
    public static String factory(TypeElement type) {
        StringBuilder name = new StringBuilder(type.getSimpleName());
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            name.insert(0, outer.getSimpleName() + "_");
        }
        return name.append("Consumers").toString();
    }
}
