package dev.hapax.analysis.aspects;

import java.util.Set;
import org.objectweb.asm.Type;

/** Types of parameters that stand for the call which an advice of AspectJ stands around. */
final class JoinPointTypes {
    private static final Set<String> NAMES =
            Set.of("org.aspectj.lang.ProceedingJoinPoint", "org.aspectj.lang.JoinPoint");

    private JoinPointTypes() {}

    static boolean is(Type type) {
        return NAMES.contains(type.getClassName());
    }
}
