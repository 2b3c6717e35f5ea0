package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;

/** Methods with Spring's annotation. */
final class SpringListeners implements HandlerForm {
    private static final String KAFKA_LISTENER = "Lorg/springframework/kafka/annotation/KafkaListener;";

    @Override
    public String annotation() {
        return KAFKA_LISTENER;
    }

    @Override
    public Optional<Handler> read(MethodTarget target) {
        return Annotations.find(target.method(), KAFKA_LISTENER).map(annotation -> Declarations.handler(target, false));
    }
}
