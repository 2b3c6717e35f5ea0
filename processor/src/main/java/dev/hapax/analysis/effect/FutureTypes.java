package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.ColdTypes;
import java.util.Set;
import org.objectweb.asm.Type;

/** Types whose objects stand for work that is not done yet. */
final class FutureTypes {
    private static final Set<String> RUNNING = Set.of(
            "java/util/concurrent/Future",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/CompletionStage",
            "java/util/concurrent/ScheduledFuture",
            "java/util/concurrent/ForkJoinTask",
            "java/util/concurrent/FutureTask",
            "org/springframework/util/concurrent/ListenableFuture",
            "org/springframework/kafka/requestreply/RequestReplyFuture",
            "com/google/common/util/concurrent/ListenableFuture",
            "com/google/api/core/ApiFuture",
            "io/vertx/core/Future",
            "io/lettuce/core/RedisFuture",
            "kotlinx/coroutines/Job",
            "kotlinx/coroutines/Deferred");

    private static final String THREAD = "java/lang/Thread";

    private FutureTypes() {}

    static boolean isFuture(String internalName) {
        return RUNNING.contains(internalName) || ColdTypes.are(internalName) || internalName.equals(THREAD);
    }

    /** What a method hands back. */
    static String returned(String descriptor) {
        Type type = Type.getReturnType(descriptor);
        return type.getSort() == Type.OBJECT ? type.getInternalName() : "";
    }
}
