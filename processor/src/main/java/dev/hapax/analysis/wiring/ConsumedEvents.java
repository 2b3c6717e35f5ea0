package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Methods that Quarkus has consume from Vert.x' event bus. */
final class ConsumedEvents {
    private static final String CONSUMES = "Lio/quarkus/vertx/ConsumeEvent;";
    /** What an event can be wrapped in. */
    private static final Set<String> MESSAGES =
            Set.of("io/vertx/core/eventbus/Message", "io/vertx/mutiny/core/eventbus/Message");

    private static final String ANY = "java/lang/Object";

    private ConsumedEvents() {}

    /** The listener that a method is; empty for any other method. */
    static Stream<EventListener> of(MethodTarget method) {
        return Annotations.find(method.method(), CONSUMES).stream().map(annotation -> {
            Type[] types = Type.getArgumentTypes(method.method().desc);
            boolean itself = types.length > 0
                    && types[0].getSort() == Type.OBJECT
                    && !MESSAGES.contains(types[0].getInternalName());
            String event = itself ? types[0].getInternalName() : ANY;
            return new EventListener(
                    method, event, address(annotation, method), types.length > 0 ? 0 : -1, true, false);
        });
    }

    /** Its class's name, where it names none; what a setting says is not known. */
    private static Optional<String> address(AnnotationNode annotation, MethodTarget method) {
        String named = Annotations.text(annotation, "value").orElse("");
        return Optional.of(named.isEmpty() ? Names.source(method.owner().name()) : named)
                .filter(text -> !text.contains("${"));
    }
}
