package dev.hapax.analysis.effect;

import java.util.List;
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

    /** These do nothing until somebody subscribes. */
    private static final List<String> COLD = List.of(
            "reactor/core/publisher/",
            "reactor/kafka/sender/KafkaOutbound",
            "io/smallrye/mutiny/",
            "io/reactivex/",
            "org/reactivestreams/Publisher",
            "java/util/concurrent/Flow$Publisher");

    /** Among them: what goes on by itself, or what is only said of one that does. */
    private static final List<String> NOT_COLD = List.of(
            "io/smallrye/mutiny/tuples/",
            "io/smallrye/mutiny/subscription/",
            "io/reactivex/disposables/",
            "io/reactivex/rxjava3/disposables/");

    private static final String THREAD = "java/lang/Thread";

    private FutureTypes() {}

    static boolean isFuture(String internalName) {
        return RUNNING.contains(internalName) || isCold(internalName) || internalName.equals(THREAD);
    }

    static boolean isCold(String internalName) {
        return beginsWithOneOf(COLD, internalName) && !beginsWithOneOf(NOT_COLD, internalName);
    }

    private static boolean beginsWithOneOf(List<String> beginnings, String internalName) {
        for (String beginning : beginnings) { // asked of each call
            if (internalName.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** What a method hands back. */
    static String returned(String descriptor) {
        Type type = Type.getReturnType(descriptor);
        return type.getSort() == Type.OBJECT ? type.getInternalName() : "";
    }
}
