package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.entities.Entities;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;

/**
 * Which table or collection a call or a statement is about, so that those about one are known for the same: by its name, by
 * the entity's name, or by the repository of the entity.
 */
final class Tables {
    private static final List<String> ARTICLES = List.of("a ", "an ", "the ");

    /** Mappers and services that each keep the rows of one table, of whatever class they are. */
    private static final String MAPPERS = "com/baomidou/mybatisplus/";

    private final Entities entities;
    private final Repositories repositories;
    private final Hierarchy hierarchy;

    Tables(Entities entities, Repositories repositories, Hierarchy hierarchy) {
        this.entities = entities;
        this.repositories = repositories;
        this.hierarchy = hierarchy;
    }

    /** The table of a name in a statement. */
    Subject named(String name) {
        return entities.called(name).map(Tables::of).orElse(new Subject(Subject.Kind.TABLE, name));
    }

    /** The entity of a table or entity name in a statement. */
    Optional<Entity> entityNamed(String name) {
        return entities.called(name);
    }

    /** The table of a class's objects; empty where they have none. */
    Optional<Subject> ofType(String className) {
        return entities.of(className).map(Tables::of);
    }

    /** The entity that a class is annotated as. */
    Optional<Entity> entityOf(String className) {
        return entities.of(className);
    }

    /**
     * The entity that an object of a class is for whom it is handed to.
     *
     * @param className the object's class
     * @param kept what the call is about that is given the object, as its repository says
     * @return the class's own entity, in the store of the other one; else the other one
     */
    Optional<Entity> entityOf(String className, Optional<Entity> kept) {
        return entities.of(className)
                .flatMap(own -> kept.map(Entity::store)
                        .filter(store -> store != own.store())
                        .map(store -> entities.in(className, store))
                        .orElse(Optional.of(own)))
                .or(() -> kept);
    }

    /** Whether no store keeps a field. */
    boolean isTransient(Expr.Field field) {
        return entities.isTransient(field.owner(), field.name());
    }

    static Subject of(Entity entity) {
        return new Subject(Subject.Kind.TABLE, entity.table());
    }

    /** What a call of a library is about: its entity's table, or else the store that the catalog names, or its class. */
    Subject of(MethodKey method, Role role, List<Expr> args) {
        return entity(method, args)
                .map(Tables::of)
                .orElseGet(() -> store(role)
                        .map(name -> new Subject(Subject.Kind.NAMED, name))
                        .orElseGet(() -> ofClass(method.owner())));
    }

    private Subject ofClass(String owner) {
        return hierarchy.supertypes(owner).stream().anyMatch(type -> type.startsWith(MAPPERS))
                ? new Subject(Subject.Kind.TABLE, Names.source(owner))
                : Subject.ofClass(owner);
    }

    /** What a call is about that checks or marks. A guard lives where the object lives that it asks. */
    Subject ofGuard(boolean durable, Role role, CatalogLooks.Asking call) {
        if (durable) {
            return of(call.method(), role, call.args());
        }
        if (!(Exprs.nonNull(call.channel()) instanceof Expr.Field field)) {
            return ofObject(call);
        }
        return field.base() instanceof Expr.Static
                ? StateReads.field(field) // no row holds what is the same for all of them
                : ofType(field.owner()).orElseGet(() -> StateReads.field(field)); // what a row holds is kept with it
    }

    /** An object that a field leads to is the one of its class; of any other it is known only how it is come by. */
    private static Subject ofObject(CatalogLooks.Asking call) {
        Expr root = Exprs.root(call.channel());
        boolean kept = root instanceof Expr.Static || root.equals(new Expr.Param(0));
        return new Subject(
                Subject.Kind.FIELD,
                Names.simple(call.method().owner()),
                kept ? Exprs.UNKNOWN : Exprs.nonNull(call.channel()));
    }

    /** A name without an article is that of one thing, whose classes are all about the same: {@code Redis}. */
    private static Optional<String> store(Role role) {
        Optional<Role.Resource> resource = Optional.empty();
        if (role instanceof Role.Effect effect) {
            resource = Optional.of(effect.resource());
        } else if (role instanceof Role.GuardRead read) {
            resource = read.resource();
        } else if (role instanceof Role.GuardMark mark) {
            resource = mark.resource();
        }
        return resource.filter(Role.Resource.Named.class::isInstance)
                .map(named -> ((Role.Resource.Named) named).name())
                .filter(name -> ARTICLES.stream().noneMatch(name::startsWith) && !name.startsWith("`"));
    }

    /** The entity that a call is about: its repository's, the one whose class has the method, or the one that an argument names or is. */
    Optional<Entity> entity(MethodKey method, List<Expr> args) {
        return repositories
                .of(method.owner())
                .flatMap(Repositories.Repository::entity)
                .or(() -> entities.of(method.owner()))
                .or(() -> args.stream().flatMap(arg -> ofArgument(arg).stream()).findFirst());
    }

    private Optional<Entity> ofArgument(Expr arg) {
        for (Expr option : Exprs.options(arg)) {
            Optional<Entity> entity = Optional.empty();
            if (option instanceof Expr.Const constant
                    && constant.value() instanceof Type type
                    && type.getSort() == Type.OBJECT) {
                entity = entities.of(type.getInternalName());
            } else if (option instanceof Expr.Fresh made) {
                entity = entities.of(made.type());
            }
            if (entity.isPresent()) {
                return entity;
            }
        }
        return Optional.empty();
    }
}
