package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MetaAnnotations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells which classes' objects are never in one application: the one is there where a setting says {@code kafka}, the other
 * where it says {@code rabbit}. Not thread-safe.
 */
public final class Deployments {
    private final ClassPool pool;
    private final MetaAnnotations metaAnnotations;
    private final Map<String, List<Requirement>> known = new HashMap<>();

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
     * Whether no application has objects of both classes that frameworks make.
     *
     * @param one internal name of a class, or of one that is nested in it
     * @param other that of another
     */
    public boolean exclude(String one, String other) {
        List<Requirement> requirements = of(one);
        return !requirements.isEmpty()
                && of(other).stream().anyMatch(asked -> requirements.stream().anyMatch(asked::contradicts));
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
        int nested = name.lastIndexOf('$');
        Stream<Requirement> around = nested > 0 ? of(name.substring(0, nested)).stream() : Stream.empty();
        Stream<Requirement> itself = pool.find(name).stream()
                .filter(ClassModel::isProject)
                .flatMap(Annotations::of)
                .flatMap(annotation -> Stream.concat(Stream.of(annotation), metaAnnotations.behind(annotation)))
                .flatMap(RequirementReader::of);
        return Stream.concat(around, itself).toList();
    }
}
