package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.WiredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * Which of several classes is meant by a field: by what its class asks for to put into it, and among those that Spring could
 * inject by a qualifier, by what is primary, by the field's name. Profiles and conditions decide nothing here: which of them
 * hold where the application runs is not known. Not thread-safe.
 */
public final class InjectedBeans {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final FactoryMethods factories;
    private final HandWiring wiring;
    private final Map<Field, Optional<List<WiredObject>>> known = new HashMap<>();

    /**
     * Beans among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public InjectedBeans(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.factories = new FactoryMethods(pool);
        this.wiring = new HandWiring(pool, hierarchy, factories);
    }

    /**
     * Whether an object of a class is taken only where there is no other one.
     *
     * @param model the class
     * @return true if its annotations say so
     */
    public static boolean standsIn(ClassModel model) {
        return BeanMarks.standsIn(model);
    }

    private record Field(String owner, String name) {}

    /**
     * The objects that a field can hold.
     *
     * @param owner internal name of the class that has the field
     * @param name the field's name
     * @return objects of some of the project's classes; empty where any that fits can be meant
     */
    public Optional<List<WiredObject>> in(String owner, String name) {
        Field field = new Field(owner, name);
        Optional<List<WiredObject>> found = known.get(field);
        if (found == null) {
            found = pool.find(owner)
                    .filter(ClassModel::isProject)
                    .flatMap(model ->
                            wiring.in(model, name).or(() -> choose(model, name).map(InjectedBeans::ofClasses)));
            known.put(field, found);
        }
        return found;
    }

    private static List<WiredObject> ofClasses(Set<String> types) {
        return types.stream().sorted().map(WiredObject::of).toList();
    }

    private Optional<Set<String>> choose(ClassModel owner, String name) {
        Optional<Type> type = owner.field(name)
                .map(field -> Type.getType(field.desc))
                .filter(declared -> declared.getSort() == Type.OBJECT);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Set<String> put = put(owner, name);
        if (!put.isEmpty()) {
            return Optional.of(put);
        }
        Map<String, List<BeanMarks>> candidates = new LinkedHashMap<>();
        for (String candidate : hierarchy.projectSubtypes(type.get().getInternalName())) {
            pool.find(candidate).filter(model -> !model.isAbstract()).ifPresent(model -> {
                List<BeanMarks> marks = new ArrayList<>(factories.of(candidate));
                BeanMarks.of(model).ifPresent(marks::add);
                candidates.put(candidate, marks);
            });
        }
        boolean plain = candidates.size() < 2 || candidates.values().stream().anyMatch(List::isEmpty);
        if (plain) {
            return Optional.empty(); // one of them comes to the field by a way that is not known
        }
        InjectionPoints.Point point = InjectionPoints.of(owner, name);
        if (point.wanted().isPresent()) {
            return some(
                    candidates, marks -> marks.names().contains(point.wanted().get()));
        }
        return some(candidates, BeanMarks::primary)
                .or(() -> some(candidates, marks -> marks.names().contains(point.name())));
    }

    /** The classes of what the owner puts into the field, where it asks for less than the field leaves open. */
    private Set<String> put(ClassModel owner, String name) {
        return owner.field(name).map(field -> PutTypes.of(owner, field)).orElse(Set.of()).stream()
                .flatMap(type -> hierarchy.projectSubtypes(type).stream())
                .filter(type -> pool.find(type)
                        .filter(model -> model.isProject() && !model.isAbstract())
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Set<String>> some(Map<String, List<BeanMarks>> candidates, Predicate<BeanMarks> wanted) {
        Set<String> chosen = candidates.entrySet().stream()
                .filter(candidate -> candidate.getValue().stream().anyMatch(wanted))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }
}
