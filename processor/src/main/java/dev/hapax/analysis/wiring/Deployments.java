package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.MethodKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Tells which classes' objects are never in one application: the one is there where a setting says {@code kafka}, the other
 * where it says {@code rabbit}. Not thread-safe.
 */
public final class Deployments {
    private final ClassPool pool;
    private final MetaAnnotations metaAnnotations;
    private final Map<String, List<Requirement>> known = new HashMap<>();
    private final Map<List<Requirement>, String> asking = new HashMap<>();

    /**
     * Deployments of a pool's classes.
     *
     * @param pool reads the classes
     */
    public Deployments(ClassPool pool) {
        this.pool = pool;
        this.metaAnnotations = new MetaAnnotations(pool);
    }

    /**
     * Whether code never runs in an application that has objects of a class which frameworks make.
     *
     * @param type internal name of the class
     * @param code a method of another; what needs no object of its class runs wherever it is called
     */
    public boolean exclude(String type, MethodKey code) {
        return exclude(type, code.owner()) && needsObject(code);
    }

    /**
     * Whether no application has objects of both classes.
     *
     * @param one internal name of a class which frameworks make
     * @param another that of another
     */
    public boolean exclude(String one, String another) {
        List<Requirement> requirements = of(one);
        return !requirements.isEmpty()
                && of(another).stream().anyMatch(asked -> requirements.stream().anyMatch(asked::contradicts));
    }

    /**
     * What code runs together with, where it runs in some applications only.
     *
     * @param code a method
     * @return internal name of a class that asks the same of settings as that of the method, for all that do the same one;
     *     empty where the method needs no object, or its class asks nothing
     */
    public Optional<String> sharedBy(MethodKey code) {
        List<Requirement> requirements = of(code.owner());
        return requirements.isEmpty() || !needsObject(code)
                ? Optional.empty()
                : Optional.of(asking.computeIfAbsent(requirements, key -> code.owner()));
    }

    private boolean needsObject(MethodKey code) {
        return pool.find(code.owner())
                .flatMap(owner -> owner.method(code.signature()))
                .filter(method -> (method.access & Opcodes.ACC_STATIC) == 0)
                .isPresent();
    }

    private List<Requirement> of(String name) {
        List<Requirement> found = known.get(name);
        if (found == null) {
            found = read(name);
            known.put(name, found);
        }
        return found;
    }

    private List<Requirement> read(String name) {
        Stream<Requirement> around =
                isCodeOf(name) ? of(name.substring(0, name.lastIndexOf('$'))).stream() : Stream.empty();
        Stream<Requirement> itself = pool.find(name).stream()
                .filter(ClassModel::isProject)
                .flatMap(Annotations::of)
                .flatMap(annotation -> Stream.concat(Stream.of(annotation), metaAnnotations.behind(annotation)))
                .flatMap(RequirementReader::of);
        return Stream.concat(around, itself).toList();
    }

    /** Whether a class has no name, or is local: it is there where the code is that declares it. A nested one is by itself. */
    private static boolean isCodeOf(String name) {
        int nested = name.lastIndexOf('$');
        return nested > 0 && nested + 1 < name.length() && Character.isDigit(name.charAt(nested + 1));
    }
}
