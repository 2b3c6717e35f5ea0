package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.JoinPoints;
import java.util.Set;

/** Interfaces whose one method is for whoever makes the lambda to say. */
final class Functional {
    private static final Set<String> NAMES = Set.of("java/lang/Runnable", "java/util/concurrent/Callable");

    private Functional() {}

    static boolean isInterface(String type) {
        return NAMES.contains(type)
                || type.startsWith("java/util/function/")
                || type.startsWith("kotlin/jvm/functions/");
    }

    /** Whether what a call runs is for its receiver to say: a lambda, or a call that somebody has stepped in front of. */
    static boolean runs(MethodKey method) {
        return isInterface(method.owner()) || JoinPoints.proceeds(method);
    }
}
