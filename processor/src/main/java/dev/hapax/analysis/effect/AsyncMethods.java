package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Knows methods that a framework runs on another thread when they are called through the object that it hands out. Not thread-safe. */
final class AsyncMethods {
    private static final String SPRING = "Lorg/springframework/scheduling/annotation/Async;";
    private static final String SPRING_ENABLES = "Lorg/springframework/scheduling/annotation/EnableAsync;";

    private static final Set<String> ALWAYS = Set.of(
            "Lio/micronaut/scheduling/annotation/Async;",
            "Lorg/eclipse/microprofile/faulttolerance/Asynchronous;",
            "Ljakarta/ejb/Asynchronous;",
            "Ljavax/ejb/Asynchronous;",
            "Ljakarta/enterprise/concurrent/Asynchronous;");

    private final ClassPool pool;
    private final Map<MethodTarget, Boolean> known = new HashMap<>();
    private @Nullable Boolean enabled;

    AsyncMethods(ClassPool pool) {
        this.pool = pool;
    }

    /** Whether a call does not wait for a method that it reaches. */
    boolean isHandedOff(CallSite call, MethodTarget body) {
        boolean proxied = call.dispatch().hasReceiver() && (body.method().access & Opcodes.ACC_PRIVATE) == 0;
        return proxied && !isOwn(call, body) && isAsync(body);
    }

    /** A method that an object calls on itself is called past the framework. */
    private static boolean isOwn(CallSite call, MethodTarget body) {
        return call.receiver().equals(new Expr.Param(0))
                && call.site().method().owner().equals(body.owner().name());
    }

    /** Whether a method runs on another thread when the framework calls it. */
    boolean isAsync(MethodTarget body) {
        Boolean answer = known.get(body);
        if (answer == null) {
            answer = isAnnotated(body);
            known.put(body, answer);
        }
        return answer;
    }

    private boolean isAnnotated(MethodTarget body) {
        return ALWAYS.stream().anyMatch(annotation -> carries(body, annotation))
                || (carries(body, SPRING) && isEnabled());
    }

    private static boolean carries(MethodTarget body, String annotation) {
        return Annotations.find(body.method(), annotation).isPresent()
                || Annotations.find(body.owner().node(), annotation).isPresent();
    }

    private boolean isEnabled() {
        Boolean answer = enabled;
        if (answer == null) {
            answer = pool.projectClasses().stream()
                    .map(pool::find)
                    .flatMap(Optional::stream)
                    .map(ClassModel::node)
                    .anyMatch(node -> Annotations.find(node, SPRING_ENABLES).isPresent());
            enabled = answer;
        }
        return answer;
    }
}
