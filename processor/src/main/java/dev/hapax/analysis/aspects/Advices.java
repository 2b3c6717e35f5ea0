package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Knows what frameworks run together with the project's methods. Not thread-safe. */
public final class Advices {
    private static final int NOT_PROXIED = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private final Aspects aspects;
    private final Interceptors interceptors;
    private final RecordFilters filters;
    private final Map<MethodTarget, List<Advice>> known = new HashMap<>();

    /**
     * Advices among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public Advices(ClassPool pool, Hierarchy hierarchy) {
        this.aspects = new Aspects(pool, hierarchy);
        this.interceptors = new Interceptors(pool, hierarchy);
        this.filters = new RecordFilters(pool, hierarchy);
    }

    /**
     * What runs together with a method that is called through the object that a framework hands out.
     *
     * @param method the method
     * @return the advices, the outermost first
     */
    public List<Advice> of(MethodTarget method) {
        List<Advice> found = known.get(method);
        if (found == null) {
            found = isProxied(method)
                    ? Stream.concat(aspects.of(method), interceptors.of(method))
                            .sorted(Comparator.comparingInt(Advice::order))
                            .toList()
                    : List.of();
            known.put(method, found);
        }
        return found;
    }

    /**
     * What a container of listeners asks before it calls one of them.
     *
     * @param listener a method that a framework calls
     * @return the filters
     */
    public List<Advice> before(MethodTarget listener) {
        return filters.of(listener).toList();
    }

    static boolean isProxied(MethodTarget method) {
        return (method.method().access & NOT_PROXIED) == 0
                && !method.method().name.startsWith("<");
    }
}
