package dev.hapax.analysis.entities;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * Knows the methods of the project that JPA, or Micronaut Data, calls when an entity's row is made or changed: those of the
 * entity with {@code @PostPersist} and its like, and those of its {@code @EntityListeners}. Not thread-safe.
 */
public final class SaveListeners {
    private static final Set<String> INSERTS = Set.of("/PrePersist;", "/PostPersist;");
    private static final Set<String> UPDATES = Set.of("/PreUpdate;", "/PostUpdate;");
    private static final String LISTENERS = "persistence/EntityListeners;";

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<String, List<SaveListener>> known = new HashMap<>();

    /**
     * A method that is called with a row.
     *
     * @param body the method
     * @param ofEntity whether it is called on the entity; if not, on another object, which is given the entity
     * @param whenInserted whether it is called when a row is made; if not, when a row is changed
     */
    public record SaveListener(MethodTarget body, boolean ofEntity, boolean whenInserted) {}

    /**
     * Listeners in a pool.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public SaveListeners(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /**
     * The listeners of a class's objects.
     *
     * @param type internal name of the class
     * @return the methods, those that a superclass declares included
     */
    public List<SaveListener> of(String type) {
        List<SaveListener> found = known.get(type);
        if (found == null) {
            found = read(type);
            known.put(type, found);
        }
        return found;
    }

    private List<SaveListener> read(String type) {
        List<SaveListener> found = new ArrayList<>(0);
        for (String above : hierarchy.supertypes(type)) {
            pool.find(above).filter(ClassModel::isProject).ifPresent(model -> {
                found.addAll(declared(model, type, true).toList());
                Annotations.of(model)
                        .filter(annotation -> annotation.desc.endsWith(LISTENERS))
                        .flatMap(annotation -> Annotations.types(annotation, "value").stream())
                        .map(Type::getInternalName)
                        .flatMap(name -> pool.find(name).filter(ClassModel::isProject).stream())
                        .flatMap(listener -> declared(listener, listener.name(), false))
                        .forEach(found::add);
            });
        }
        return List.copyOf(found);
    }

    private static Stream<SaveListener> declared(ClassModel model, String receiver, boolean ofEntity) {
        int parameters = ofEntity ? 0 : 1;
        return model.node().methods.stream()
                .filter(method -> (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0
                        && Type.getArgumentTypes(method.desc).length == parameters)
                .flatMap(method -> Stream.of(true, false)
                        .filter(inserted -> Annotations.of(method).anyMatch(one -> isFor(one, inserted)))
                        .map(inserted ->
                                new SaveListener(new MethodTarget(model, method).on(receiver), ofEntity, inserted)));
    }

    private static boolean isFor(AnnotationNode annotation, boolean inserted) {
        return (inserted ? INSERTS : UPDATES).stream().anyMatch(annotation.desc::endsWith);
    }
}
