package dev.hapax.analysis.handlers;

import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Reads what stands beside a handler's annotation: the guarantee, the key, the parameters. */
final class Declarations {
    private static final String GUARANTEE = "Ldev/hapax/Guarantee;";
    private static final String DEDUP = "Ldev/hapax/Dedup;";

    private Declarations() {}

    static Handler handler(MethodTarget target, boolean own) {
        MethodNode method = target.method();
        Optional<Guarantee> declared = Annotations.find(method, GUARANTEE)
                .flatMap(annotation -> Annotations.constant(annotation, "value"))
                .flatMap(Declarations::guarantee);
        String name = Names.source(target.owner().name()) + "."
                + Names.methodDisplay(method.name, method.desc, target.owner().name());
        HandlerMethod reported = new HandlerMethod(
                target.owner().name(),
                method.name,
                method.desc,
                name,
                declared.orElse(Guarantee.AT_LEAST_ONCE),
                declared.isPresent());
        String dedup = Annotations.find(method, DEDUP)
                .flatMap(annotation -> Annotations.text(annotation, "key"))
                .orElse("");
        return new Handler(reported, target, roles(target), dedup, own);
    }

    /** A constant that this version does not know is a compile error elsewhere: here it counts as the default. */
    private static Optional<Guarantee> guarantee(String constant) {
        return Arrays.stream(Guarantee.values())
                .filter(value -> value.name().equals(constant))
                .findFirst();
    }

    private static Map<Integer, Handler.Role> roles(MethodTarget target) {
        Map<Integer, Handler.Role> roles = new HashMap<>();
        int index = 0;
        if (!target.isStatic()) {
            roles.put(index++, Handler.Role.RECEIVER);
        }
        for (Type type : Type.getArgumentTypes(target.method().desc)) {
            roles.put(index++, role(type.getClassName()));
        }
        return roles;
    }

    private static Handler.Role role(String type) {
        return switch (type) {
            case "java.sql.Connection" -> Handler.Role.CONNECTION;
            case "dev.hapax.Emitter" -> Handler.Role.EMITTER;
            case "org.springframework.kafka.support.Acknowledgment", "org.apache.kafka.clients.consumer.Consumer" ->
                Handler.Role.OTHER;
            default -> Handler.Role.MESSAGE;
        };
    }
}
