package dev.hapax.analysis.entities;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.mappers.Mappers;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** What the project's own methods without a body do, whose name or annotation says it to a framework. */
public final class RepositoryMethods {
    private static final String MICRONAUT = "io/micronaut/data/repository/";
    private static final String MYBATIS = "org/apache/ibatis/session/SqlSession";

    private final Hierarchy hierarchy;
    private final Repositories repositories;
    private final ClassPool pool;
    private final Mappers mappers;
    private final NamedStatements named;

    /**
     * The methods of some repositories.
     *
     * @param hierarchy finds declarations
     * @param repositories the repositories
     * @param pool says which libraries there are
     * @param mappers the statements in files
     * @param named the statements that have a name
     */
    public RepositoryMethods(
            Hierarchy hierarchy, Repositories repositories, ClassPool pool, Mappers mappers, NamedStatements named) {
        this.hierarchy = hierarchy;
        this.repositories = repositories;
        this.pool = pool;
        this.mappers = mappers;
        this.named = named;
    }

    /**
     * What the annotations of a method say, or the mapper file that has a statement for it.
     *
     * @param method what is called
     * @return its role, or empty where it has a body, is a library's, or nothing of the kind is said
     */
    public Optional<Role> declaredRole(MethodKey method) {
        return declared(method)
                .flatMap(found -> DeclaredStatements.role(found.method(), entity(method), resource(method))
                        .or(() -> mapped(method, found))
                        .or(() -> named(method, found)));
    }

    /** Spring Data takes a statement that is called by entity and method for the method's. */
    private Optional<Role> named(MethodKey method, MethodTarget found) {
        return entityName(method.owner())
                .flatMap(entity -> named.text(entity + "." + method.name()))
                .map(text -> new Role.RunsText(text, DeclaredStatements.parameters(found.method())));
    }

    private Optional<Role> mapped(MethodKey method, MethodTarget found) {
        if (!found.owner().isInterface() || pool.find(MYBATIS).isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(method.owner(), found.owner().name())
                .map(mapper -> mappers.texts(mapper.replace('/', '.'), method.name()))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .map(texts -> new Role.RunsText(texts, DeclaredStatements.parameters(found.method())));
    }

    /**
     * The entity that a repository keeps, or that a class is.
     *
     * @param className internal name
     * @return what statements call it, or empty where the class is neither
     */
    public Optional<String> entityName(String className) {
        return repositories
                .of(className)
                .flatMap(Repositories.Repository::entity)
                .map(Entity::name);
    }

    /**
     * What the name of a repository's method says.
     *
     * @param method what is called
     * @return its role, or empty where the name says nothing
     */
    public Optional<Role> named(MethodKey method) {
        return declared(method)
                .filter(found -> repositories.of(method.owner()).isPresent()
                        || repositories.of(found.owner().name()).isPresent())
                .flatMap(found -> {
                    int parameters = Type.getArgumentTypes(method.descriptor()).length;
                    return DerivedQueries.role(method.name(), parameters, resource(method))
                            .or(() -> DeclaredSaves.role(
                                    method.name(), parameters, isMicronauts(method), resource(method)));
                });
    }

    private boolean isMicronauts(MethodKey method) {
        return hierarchy.supertypes(method.owner()).stream().anyMatch(type -> type.startsWith(MICRONAUT));
    }

    /**
     * Whether a method is the project's own, and what it does is for a framework to know.
     *
     * @param method what is called
     * @return true for abstract methods of the project's classes
     */
    public boolean isWithoutBody(MethodKey method) {
        return declared(method).isPresent();
    }

    private Optional<MethodTarget> declared(MethodKey method) {
        if (method.owner().startsWith("java/")) {
            return Optional.empty();
        }
        return hierarchy
                .resolve(method)
                .filter(MethodTarget::isAbstract)
                .filter(found -> found.owner().isProject());
    }

    private Optional<Entity> entity(MethodKey method) {
        return repositories.of(method.owner()).flatMap(Repositories.Repository::entity);
    }

    private Role.Resource resource(MethodKey method) {
        return new Role.Resource.Named(
                entity(method).map(entity -> "`" + entity.table() + "`").orElse("a table"));
    }
}
