package dev.hapax.analysis.entities;

import dev.hapax.analysis.ClassOutline;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entities among a pool's classes. Not thread-safe. */
public final class Entities {
    private static final int MAX_PARENTS = 20;

    private final ClassPool pool;
    private final TransientFields transients;
    private final Map<String, Optional<Entity>> byClass = new HashMap<>();
    private @Nullable Map<String, Entity> byName;

    /**
     * The entities of a pool.
     *
     * @param pool reads the classes
     */
    public Entities(ClassPool pool) {
        this.pool = pool;
        this.transients = new TransientFields(pool);
    }

    /**
     * The entity that a class is annotated as.
     *
     * @param className internal name
     * @return the entity, or empty where the class is none
     */
    public Optional<Entity> of(String className) {
        Optional<Entity> known = byClass.get(className);
        if (known == null) {
            Optional<ClassModel> model = pool.find(className).filter(found -> !found.isInterface());
            known = model.flatMap(found ->
                    EntityReader.annotatedStore(pool, found).map(store -> EntityReader.read(pool, found, store)));
            byClass.put(className, known);
        }
        return known;
    }

    /**
     * The entity that a class is where a repository says so, annotated or not.
     *
     * @param className internal name
     * @param store the store that is meant where the class does not say
     * @return the entity, or empty where the class cannot be read
     */
    public Optional<Entity> of(String className, Store store) {
        return of(className).or(() -> pool.find(className).map(model -> EntityReader.read(pool, model, store)));
    }

    /**
     * The entity that a class is for a repository of one store, whatever else it is annotated for.
     *
     * @param className internal name
     * @param store the store of the repository
     * @return the entity, or empty where the class cannot be read
     */
    public Optional<Entity> in(String className, Store store) {
        return of(className)
                .filter(entity -> entity.store() == store)
                .or(() -> pool.find(className).map(model -> EntityReader.read(pool, model, store)));
    }

    /**
     * Whether a field is left out when its object is stored: a store hands it out as the class makes it.
     *
     * @param owner internal name of the class by which the field is named
     * @param field the field's name
     * @return whether no store keeps it; false where the field is not found
     */
    public boolean isTransient(String owner, String field) {
        return transients.contain(owner, field);
    }

    /**
     * The entity of a name, as statements use it.
     *
     * @param name an entity's or a table's name, in any case, with or without underscores
     * @return the entity, or empty where the project has none of that name
     */
    public Optional<Entity> called(String name) {
        Map<String, Entity> names = byName;
        if (names == null) {
            names = new HashMap<>();
            for (String type : pool.projectClasses()) {
                Optional<Entity> entity = isAnnotated(type) ? of(type) : Optional.empty();
                if (entity.isPresent()) {
                    names.putIfAbsent(EntityReader.plain(entity.get().table()), entity.get());
                }
            }
            for (Entity entity : List.copyOf(names.values())) {
                names.putIfAbsent(EntityReader.plain(entity.name()), entity);
            }
            byName = names;
        }
        return Optional.ofNullable(names.get(EntityReader.plain(name)));
    }

    /** Whether the class or one of its superclasses is annotated as an entity, as far as outlines say. */
    private boolean isAnnotated(String className) {
        Optional<ClassOutline> outline = pool.outline(className);
        for (int i = 0; i < MAX_PARENTS && outline.isPresent(); i++) {
            if (outline.get().annotations().stream().anyMatch(EntityAnnotations::isStored)) {
                return true;
            }
            List<String> parents = outline.get().parents();
            outline = parents.isEmpty() || parents.get(0).startsWith("java/")
                    ? Optional.empty()
                    : pool.outline(parents.get(0));
        }
        return outline.isPresent();
    }
}
