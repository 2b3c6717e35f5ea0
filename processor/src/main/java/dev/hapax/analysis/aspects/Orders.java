package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import java.util.Optional;
import java.util.Set;

/** Reads at which place among others an object is wanted. */
final class Orders {
    private static final Set<String> ORDERS = Set.of(
            "Lorg/springframework/core/annotation/Order;",
            "Ljakarta/annotation/Priority;",
            "Ljavax/annotation/Priority;",
            "Lio/micronaut/core/annotation/Order;");

    private Orders() {}

    /** The place that a class's annotation says; the last where it says none. */
    static Optional<Integer> of(ClassModel model) {
        return Annotations.of(model)
                .filter(annotation -> ORDERS.contains(annotation.desc))
                .map(annotation -> Annotations.number(annotation, "value").orElse(Integer.MAX_VALUE))
                .findFirst();
    }
}
