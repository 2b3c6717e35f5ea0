package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Suggests a deduplication key: a property of the payload that names the message, not the thing that it is about. */
final class DedupKeys {
    /** Stands in fixes where the key has to be named. */
    static final String OPEN = "key = \"…\"";

    private static final List<String> NAMES =
            List.of("eventId", "messageId", "idempotencyKey", "deduplicationId", "requestId", "commandId");
    private static final List<String> STABLE =
            List.of("Ljava/lang/String;", "Ljava/util/UUID;", "J", "I", "Ljava/lang/Long;", "Ljava/lang/Integer;");
    private static final Pattern RECORD_VALUE = Pattern.compile("ConsumerRecord<.*L([^;<>]+);>;");

    private DedupKeys() {}

    /** The fix's lines with the key that the handler's payload offers, if it does. */
    static List<String> named(List<String> fix, Optional<String> key) {
        return key.map(name -> fix.stream()
                        .map(line -> line.replace(OPEN, "key = \"" + name + "\""))
                        .toList())
                .orElse(fix);
    }

    static Optional<String> of(Handler handler, Hierarchy hierarchy) {
        return payload(handler)
                .flatMap(type -> NAMES.stream()
                        .filter(name -> isProperty(type, name, hierarchy))
                        .findFirst());
    }

    private static Optional<String> payload(Handler handler) {
        Type[] types = Type.getArgumentTypes(handler.target().method().desc);
        int first = handler.target().isStatic() ? 0 : 1;
        for (int i = 0; i < types.length; i++) {
            if (handler.roles().get(i + first) == Handler.Role.MESSAGE && types[i].getSort() == Type.OBJECT) {
                boolean whole = types[i].getInternalName().endsWith("/ConsumerRecord");
                return whole ? valueOf(handler.target().method().signature) : Optional.of(types[i].getInternalName());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> valueOf(String signature) {
        Matcher matcher = RECORD_VALUE.matcher(signature == null ? "" : signature);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isProperty(String type, String name, Hierarchy hierarchy) {
        String getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Stream.of(name, getter)
                .flatMap(method -> STABLE.stream().map(result -> new MethodKey(type, method, "()" + result)))
                .anyMatch(method -> hierarchy.resolve(method).isPresent());
    }
}
