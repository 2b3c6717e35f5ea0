package dev.hapax.analysis.effect;

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
}
