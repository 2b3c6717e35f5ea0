package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * Methods that get, as a collection, what another method of the project has made of the records that it polled: the loop of
 * such an application is theirs, often in another class.
 */
final class TakenEvents {
    private static final Set<String> COLLECTIONS = Set.of(
            "java.lang.Iterable",
            "java.util.Collection",
            "java.util.List",
            "java.util.Map",
            "java.util.Optional",
            "java.util.Queue",
            "java.util.Set",
            "java.util.stream.Stream");

    private TakenEvents() {}

    /**
     * Who takes what a method returns, over others that only return it too.
     *
     * @param bean the class that polls
     * @param polling its method
     * @return the handlers, none where nobody in the project takes it
     */
    static Stream<Handler> from(Bean bean, MethodTarget polling) {
        Set<Handler> found = new LinkedHashSet<>();
        collect(bean, polling, found, new HashSet<>());
        return found.stream();
    }

    private static void collect(Bean bean, MethodTarget giving, Set<Handler> found, Set<MethodTarget> seen) {
        if (!givesEvents(giving) || !seen.add(giving)) {
            return;
        }
        bean.callers(giving).forEach(caller -> {
            boolean returned = PollLoops.isReturned(caller.call());
            if (returned && caller.code().equals(caller.method())) {
                collect(bean, caller.method(), found, seen);
            } else if (!returned && !PollLoops.isDropped(caller.call())) {
                found.add(Declarations.standingFor(caller.code(), caller.method(), 0));
            }
        });
    }

    private static boolean givesEvents(MethodTarget method) {
        Type returned = Type.getReturnType(method.method().desc);
        return COLLECTIONS.contains(returned.getClassName())
                || (returned.getSort() == Type.ARRAY
                        && returned.getElementType().getSort() == Type.OBJECT);
    }
}
