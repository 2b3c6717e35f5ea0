package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The parts of Spring Data's repositories that the project implements itself: {@code interface Orders extends
 * JpaRepository<Order, Long>, Archiving}, and a class that implements {@code Archiving}. Spring goes by the class's name, which is
 * that of the part, or of the repository, with {@code Impl} behind it.
 */
final class RepositoryFragments {
    private static final String REPOSITORY = "org/springframework/data/repository/Repository";
    private static final String SUFFIX = "Impl";

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Predicate<MethodKey> explained;

    RepositoryFragments(ClassPool pool, Hierarchy hierarchy, Predicate<MethodKey> explained) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.explained = explained;
    }

    /** The method that a call of a repository's runs; empty where it is none of such a part. */
    Optional<MethodKey> of(MethodKey method) {
        boolean repository = pool.find(method.owner())
                        .filter(owner -> owner.isProject() && owner.isInterface())
                        .isPresent()
                && hierarchy.supertypes(method.owner()).contains(REPOSITORY);
        return repository ? part(method).flatMap(part -> implemented(method, part)) : Optional.empty();
    }

    /** The interface of the project that declares the method, where that is another one than the repository. */
    private Optional<String> part(MethodKey method) {
        return hierarchy
                .resolve(method)
                .filter(MethodTarget::isAbstract)
                .map(MethodTarget::owner)
                .filter(owner -> owner.isProject() && !owner.name().equals(method.owner()))
                .map(ClassModel::name);
    }

    private Optional<MethodKey> implemented(MethodKey method, String part) {
        List<String> classes = hierarchy.projectSubtypes(part).stream()
                .filter(type -> hierarchy
                        .resolve(method.in(type))
                        .filter(body -> !body.isAbstract())
                        .isPresent())
                .toList();
        Set<String> names = Set.of(Names.simple(part) + SUFFIX, Names.simple(method.owner()) + SUFFIX);
        Optional<MethodKey> named = classes.stream()
                .filter(type -> names.contains(Names.simple(type)))
                .findFirst()
                .map(method::in);
        boolean byAnother = !classes.isEmpty() && !explained.test(method);
        return named.isPresent() || !byAnother ? named : Optional.of(method.in(part));
    }
}
