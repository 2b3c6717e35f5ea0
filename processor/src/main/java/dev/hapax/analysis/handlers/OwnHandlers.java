package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;

/** Methods with Hapax's own annotation. */
final class OwnHandlers implements HandlerForm {
    private static final String KAFKA_HANDLER = "Ldev/hapax/KafkaHandler;";

    @Override
    public String annotation() {
        return KAFKA_HANDLER;
    }

    @Override
    public Optional<Handler> read(MethodTarget target) {
        return Annotations.find(target.method(), KAFKA_HANDLER).map(annotation -> Declarations.handler(target, true));
    }
}
