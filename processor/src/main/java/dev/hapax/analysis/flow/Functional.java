package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.Set;

/** Interfaces whose one method is for whoever makes the lambda to say. */
public final class Functional {
    private static final Set<String> NAMES = Set.of("java/lang/Runnable", "java/util/concurrent/Callable");
    static final String PACKAGE = "java/util/function/";

    private Functional() {}

    /**
     * Whether a type is one of the JDK's.
     *
     * @param type its internal name
     * @return true for {@code Runnable}, {@code Callable} and those in {@code java.util.function}
     */
    static boolean isOfJdk(String type) {
        return NAMES.contains(type) || type.startsWith(PACKAGE);
    }

    /**
     * Whether what a call runs is for its receiver to say: a lambda, or a call that somebody has stepped in front of.
     *
     * @param method what the call names
     * @return true for methods of such interfaces
     */
    public static boolean runs(MethodKey method) {
        return isOfJdk(method.owner())
                || method.owner().startsWith("kotlin/jvm/functions/")
                || JoinPoints.proceeds(method);
    }
}
