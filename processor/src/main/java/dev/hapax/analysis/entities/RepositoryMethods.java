package dev.hapax.analysis.entities;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;
import org.objectweb.asm.Type;

/** What the project's own methods without a body do, whose name or annotation says it to a framework. */
public final class RepositoryMethods {
    private final Hierarchy hierarchy;
    private final Repositories repositories;

    /**
     * The methods of some repositories.
     *
     * @param hierarchy finds declarations
     * @param repositories the repositories
     */
    public RepositoryMethods(Hierarchy hierarchy, Repositories repositories) {
        this.hierarchy = hierarchy;
        this.repositories = repositories;
    }

    /**
     * What the annotations of a method say.
     *
     * @param method what is called
     * @return its role, or empty where it has a body, is a library's, or is not annotated
     */
    public Optional<Role> annotated(MethodKey method) {
        return declared(method)
                .flatMap(found -> DeclaredStatements.role(found.method(), entity(method), resource(method)));
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
                .flatMap(found -> DerivedQueries.role(
                        method.name(), Type.getArgumentTypes(method.descriptor()).length, resource(method)));
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
