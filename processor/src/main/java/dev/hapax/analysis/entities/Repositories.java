package dev.hapax.analysis.entities;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.TypeArguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/** Which types are repositories, and of which entity. Not thread-safe. */
public final class Repositories {
    /** Supertypes that make a repository, by the start of their names; what they say of the store, the first that fits. */
    private static final Map<String, Optional<Store>> BASES = Map.ofEntries(
            Map.entry("org/springframework/data/jpa/repository/", Optional.of(Store.JPA)),
            Map.entry("org/springframework/data/jdbc/repository/", Optional.of(Store.RELATIONAL)),
            Map.entry("org/springframework/data/r2dbc/repository/", Optional.of(Store.RELATIONAL)),
            Map.entry("org/springframework/data/mongodb/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("org/springframework/data/elasticsearch/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("org/springframework/data/cassandra/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("org/springframework/data/couchbase/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("org/springframework/data/neo4j/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("org/springframework/data/keyvalue/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("org/springframework/data/repository/", Optional.empty()),
            Map.entry("io/quarkus/hibernate/orm/panache/", Optional.of(Store.JPA)),
            Map.entry("io/quarkus/hibernate/reactive/panache/", Optional.of(Store.JPA)),
            Map.entry("io/quarkus/mongodb/panache/", Optional.of(Store.DOCUMENT)),
            Map.entry("io/micronaut/data/jpa/repository/", Optional.of(Store.JPA)),
            Map.entry("io/micronaut/data/mongodb/repository/", Optional.of(Store.DOCUMENT)),
            Map.entry("io/micronaut/data/repository/", Optional.empty()),
            Map.entry("jakarta/data/repository/", Optional.empty()),
            Map.entry("com/baomidou/mybatisplus/core/mapper/BaseMapper", Optional.of(Store.RELATIONAL)),
            Map.entry("com/baomidou/mybatisplus/extension/service/IService", Optional.of(Store.RELATIONAL)),
            Map.entry("com/baomidou/mybatisplus/extension/repository/IRepository", Optional.of(Store.RELATIONAL)));

    private static final Set<String> ANNOTATIONS = Set.of(
            "Lorg/springframework/data/repository/RepositoryDefinition;",
            "Lio/micronaut/data/annotation/Repository;",
            "Lio/micronaut/data/jdbc/annotation/JdbcRepository;",
            "Lio/micronaut/data/r2dbc/annotation/R2dbcRepository;",
            "Lio/micronaut/data/mongodb/annotation/MongoRepository;",
            "Ljakarta/data/repository/Repository;");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Entities entities;
    private final TypeArguments arguments;
    private final Map<String, Optional<Repository>> known = new HashMap<>();

    /**
     * The repositories of a pool.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     * @param entities the entities
     */
    public Repositories(ClassPool pool, Hierarchy hierarchy, Entities entities) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.entities = entities;
        this.arguments = new TypeArguments(pool);
    }

    /**
     * A repository.
     *
     * @param className its internal name
     * @param entity what it keeps; empty where it does not say
     */
    public record Repository(String className, Optional<Entity> entity) {}

    /**
     * The repository that a type is.
     *
     * @param className internal name
     * @return the repository, or empty where the type is none
     */
    public Optional<Repository> of(String className) {
        Optional<Repository> found = known.get(className);
        if (found == null) {
            found = pool.find(className).filter(ClassModel::isProject).flatMap(this::read);
            known.put(className, found);
        }
        return found;
    }

    private Optional<Repository> read(ClassModel model) {
        Optional<Entity> itself = entities.of(model.name());
        if (itself.isPresent()) {
            return Optional.of(new Repository(model.name(), itself)); // an active record
        }
        List<String> bases = hierarchy.supertypes(model.name()).stream()
                .filter(Repositories::isBase)
                .toList();
        if (bases.isEmpty()) {
            return isAnnotated(model) ? Optional.of(new Repository(model.name(), annotated(model))) : Optional.empty();
        }
        Optional<Store> store =
                bases.stream().flatMap(base -> store(base).stream()).findFirst();
        Optional<Entity> entity = arguments
                .first(model.name(), Repositories::isBase)
                .flatMap(type ->
                        store.map(own -> entities.in(type, own)).orElseGet(() -> entities.of(type, Store.RELATIONAL)));
        return Optional.of(new Repository(model.name(), entity));
    }

    private static boolean isBase(String type) {
        return BASES.keySet().stream().anyMatch(type::startsWith);
    }

    private static Optional<Store> store(String base) {
        return BASES.entrySet().stream()
                .filter(entry -> base.startsWith(entry.getKey()))
                .findFirst()
                .flatMap(Map.Entry::getValue);
    }

    private static boolean isAnnotated(ClassModel model) {
        return model.isInterface()
                && Annotations.of(model).anyMatch(annotation -> ANNOTATIONS.contains(annotation.desc));
    }

    private Optional<Entity> annotated(ClassModel model) {
        return Annotations.of(model)
                .flatMap(annotation -> Annotations.type(annotation, "domainClass").stream())
                .map(Type::getInternalName)
                .flatMap(type -> entities.of(type, Store.RELATIONAL).stream())
                .findFirst();
    }
}
