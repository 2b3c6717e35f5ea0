package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The project's own interfaces that a framework implements by way of another one: {@code interface JpaOrders extends
 * JpaRepository<Order, Long>, Orders}. Who calls {@code Orders} calls the repository. Not thread-safe.
 */
public final class Ports {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Predicate<MethodKey> explained;
    private final RepositoryFragments fragments;
    private final Map<MethodKey, List<MethodKey>> known = new HashMap<>();

    /**
     * The ports among some classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     * @param explained whether it is known what a framework does for a method without a body
     */
    public Ports(ClassPool pool, Hierarchy hierarchy, Predicate<MethodKey> explained) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.explained = explained;
        this.fragments = new RepositoryFragments(pool, hierarchy, explained);
    }

    /**
     * The methods that frameworks implement for another one.
     *
     * @param method what is called
     * @return the same method of each interface below that is a repository, a mapper or a client, or the method itself where its
     *     own interface is one, and a class implements it, too; empty where there is none
     */
    public List<MethodKey> behind(MethodKey method) {
        List<MethodKey> found = known.get(method);
        if (found == null) {
            found = !isPort(method)
                    ? List.of()
                    : !explained.test(method) ? below(method) : hasOthers(method) ? List.of(method) : List.of();
            known.put(method, found);
        }
        return found;
    }

    /** What a call runs that names a method, if nobody but one framework implements it. */
    MethodKey called(MethodKey method) {
        Optional<MethodKey> fragment = fragments.of(method);
        if (fragment.isPresent()) {
            return fragment.get();
        }
        List<MethodKey> found = behind(method);
        return found.size() == 1 && hierarchy.implementations(method).isEmpty() ? found.get(0) : method;
    }

    private boolean isPort(MethodKey method) {
        return pool.find(method.owner())
                        .filter(owner -> owner.isProject() && owner.isInterface())
                        .isPresent()
                && hierarchy.resolve(method).filter(MethodTarget::isAbstract).isPresent();
    }

    /** Whether a class of the project implements the interface, beside the framework. */
    private boolean hasOthers(MethodKey method) {
        return hierarchy.projectSubtypes(method.owner()).stream()
                .anyMatch(type ->
                        pool.find(type).filter(model -> !model.isAbstract()).isPresent());
    }

    private List<MethodKey> below(MethodKey method) {
        return hierarchy.projectSubtypes(method.owner()).stream()
                .filter(type -> !type.equals(method.owner())
                        && pool.find(type).filter(ClassModel::isInterface).isPresent())
                .map(method::in)
                .filter(explained)
                .toList();
    }
}
