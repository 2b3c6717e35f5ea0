package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.GivenMessages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * Which parts of a record a listener's parameters are, where it is not given the record itself.
 *
 * @param parts the parameters, from 0, by the names of {@link GivenMessages}
 */
public record RecordParts(Map<String, Integer> parts) {
    /** Nothing is known of them. */
    static final RecordParts NONE = new RecordParts(Map.of());

    private static final String HEADER = "Lorg/springframework/messaging/handler/annotation/Header;";
    private static final String HEADERS = "Lorg/springframework/messaging/handler/annotation/Headers;";
    private static final Set<String> KEYS = Set.of("kafka_receivedMessageKey", "kafka_messageKey");
    private static final List<String> BESIDE =
            List.of("org/springframework/kafka/", "org/springframework/messaging/", "org/apache/kafka/");

    /** Copies the map. */
    public RecordParts {
        parts = Map.copyOf(parts);
    }

    static RecordParts of(MethodTarget listener) {
        Map<String, Integer> parts = new HashMap<>();
        Type[] types = Type.getArgumentTypes(listener.method().desc);
        for (int i = 0; i < types.length; i++) {
            List<AnnotationNode> annotations =
                    Annotations.ofParameter(listener.method(), i).toList();
            Optional<AnnotationNode> header =
                    annotations.stream().filter(one -> one.desc.equals(HEADER)).findFirst();
            if (header.isPresent()) {
                int at = i;
                name(header.get()).ifPresent(name -> parts.put(name, at));
            } else if (annotations.stream().noneMatch(one -> one.desc.equals(HEADERS)) && isPayload(types[i])) {
                parts.putIfAbsent(GivenMessages.VALUE, i);
            }
        }
        return new RecordParts(parts);
    }

    private static Optional<String> name(AnnotationNode header) {
        return Stream.of("value", "name")
                .flatMap(element -> Annotations.texts(header, element).stream())
                .filter(name -> !name.isEmpty())
                .map(name -> KEYS.contains(name) ? GivenMessages.KEY : GivenMessages.header(name))
                .findFirst();
    }

    private static boolean isPayload(Type type) {
        return type.getSort() != Type.OBJECT || BESIDE.stream().noneMatch(type.getInternalName()::startsWith);
    }
}
