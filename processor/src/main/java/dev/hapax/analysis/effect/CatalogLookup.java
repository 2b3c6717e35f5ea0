package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.NamesFallback;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Wording;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.clients.DeclaredClients;
import dev.hapax.analysis.entities.RepositoryMethods;
import dev.hapax.analysis.flow.Copying;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.ObjectMapping;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the catalog about calls, each question once; what the project's own repositories and clients declare counts as if it stood
 * there. Not thread-safe.
 */
public final class CatalogLookup {
    private final Catalog catalog;
    private final Hierarchy hierarchy;
    private final RepositoryMethods repositories;
    private final DeclaredClients clients;
    private final ObjectMappers mappers;
    private final Map<MethodKey, Optional<CatalogRow>> rows = new HashMap<>();

    /**
     * A lookup in a catalog.
     *
     * @param catalog the rows
     * @param hierarchy says which rows a class inherits
     * @param repositories knows methods without a body
     * @param clients knows methods of interfaces that stand for other services
     * @param mappers knows methods that do nothing but fill objects
     */
    public CatalogLookup(
            Catalog catalog,
            Hierarchy hierarchy,
            RepositoryMethods repositories,
            DeclaredClients clients,
            ObjectMappers mappers) {
        this.catalog = catalog;
        this.hierarchy = hierarchy;
        this.repositories = repositories;
        this.clients = clients;
        this.mappers = mappers;
    }

    /**
     * The row about a call.
     *
     * @param method what is called
     * @return the row, or empty where there is none
     */
    public Optional<CatalogRow> row(MethodKey method) {
        Optional<CatalogRow> known = rows.get(method);
        if (known == null) {
            known = repositories
                    .declaredRole(method)
                    .map(role -> declared(method, role))
                    .or(() -> clients.row(method))
                    .or(() -> mappers.of(method).map(mapping -> declared(method, new Role.Neutral())))
                    .or(() -> listed(method))
                    .or(() -> ofMessage(method))
                    .or(() -> repositories.named(method).map(role -> declared(method, role)));
            rows.put(method, known);
        }
        return known;
    }

    private Optional<CatalogRow> listed(MethodKey method) {
        Iterable<String> supertypes =
                () -> hierarchy.supertypes(method.owner()).stream().skip(1).iterator();
        return catalog.find(method.owner(), method.name(), method.descriptor(), supertypes)
                .or(() -> inherited(method))
                .map(row -> named(method, row));
    }

    /** Messages that were generated from a schema hold data, and nothing else. */
    private Optional<CatalogRow> ofMessage(MethodKey method) {
        return hierarchy
                .resolve(method)
                .filter(found -> found.owner().isMessage())
                .map(found -> declared(method, new Role.Neutral()));
    }

    /** What is said of the package of a library's class counts for its code also where a class of the project inherits that. */
    private Optional<CatalogRow> inherited(MethodKey method) {
        return hierarchy
                .resolve(method)
                .filter(found -> !found.owner().isProject() && !found.isAbstract())
                .map(found -> found.owner().name())
                .filter(owner -> !owner.equals(method.owner()))
                .flatMap(catalog::aboutPackage)
                .filter(row -> !(row.role() instanceof Role.Unjudged));
    }

    /** A statement that does not name its entity is about the one of the class that it is called on. */
    private CatalogRow named(MethodKey method, CatalogRow row) {
        Optional<String> entity =
                row.role() instanceof Role.ExecutesSql sql && sql.wording() instanceof Wording.Shortened
                        ? repositories.entityName(method.owner())
                        : Optional.empty();
        return entity.map(name -> row.about(name)).orElse(row);
    }

    /**
     * The entity that a repository keeps, or that a class is.
     *
     * @param className internal name
     * @return what statements call it, or empty where the class is neither
     */
    Optional<String> entityName(String className) {
        return repositories.entityName(className);
    }

    private static CatalogRow declared(MethodKey method, Role role) {
        return new CatalogRow(
                method.owner(),
                method.name(),
                Optional.empty(),
                role,
                Optional.empty(),
                false,
                "the declaration of " + method.display());
    }

    /**
     * Whether a call may look at state that the project's code does not show.
     *
     * @param method what is called, which has no body in the project
     * @return false for what computes from its arguments alone, or is taken to
     */
    public boolean mayLook(MethodKey method) {
        Optional<Role> role = role(method);
        return role.isPresent()
                ? !(role.get() instanceof Role.Neutral
                        || role.get() instanceof Role.Nondeterministic
                        || role.get() instanceof Role.ProcessLocal)
                : repositories.isWithoutBody(method);
    }

    /**
     * Whether objects of a class are requests: whether something can be said about them in calls of their own.
     *
     * @param type internal name
     * @return true if one of its methods, or of what it inherits from, is a part of a request
     */
    public boolean isRequest(String type) {
        return hierarchy.supertypes(type).stream()
                .flatMap(owner -> catalog.methods(owner).stream().flatMap(name -> catalog.about(owner, name).stream()))
                .anyMatch(row -> row.role() instanceof RequestPart);
    }

    /**
     * How a call copies properties from one object to another.
     *
     * @param method what is called
     * @return how; empty where it copies none
     */
    public Optional<Copying> copying(MethodKey method) {
        return role(method).orElse(null) instanceof Role.Copies copies
                ? Optional.of(new Copying(copies.from(), copies.to(), copies.type(), copies.except(), copies.loose()))
                : Optional.empty();
    }

    /**
     * What a call reads an object from that it hands back: {@code mapper.readValue(json, Cart.class)}.
     *
     * @param call any call
     * @return the argument; empty where it does something else
     */
    public Optional<Expr> text(Expr.Call call) {
        return role(call.method()).orElse(null) instanceof Role.Neutral neutral
                        && neutral.from().isPresent()
                ? Optional.of(argument(call, neutral.from().getAsInt()))
                : Optional.empty();
    }

    private static Expr argument(Expr.Call call, int index) {
        int at = call.receiver() ? index + 1 : index;
        return at >= 0 && at < call.args().size() ? call.args().get(at) : Exprs.UNKNOWN;
    }

    /**
     * What a value is made of: of what is read from a text, the text, whoever reads it.
     *
     * @param value any value
     * @return its parts
     */
    public List<Expr> ingredients(Expr value) {
        return (value instanceof Expr.Call call ? text(call) : Optional.<Expr>empty())
                .map(List::of)
                .orElseGet(() -> Subexpressions.of(value));
    }

    /**
     * What a call stores and hands back.
     *
     * @param call any call
     * @return the object, or what holds several; empty where it stores none
     */
    public Optional<Expr> saved(Expr.Call call) {
        return role(call.method()).orElse(null) instanceof Role.SavesEntity saves
                ? Optional.of(argument(call, saves.entity().orElse(-1)))
                : Optional.empty();
    }

    /**
     * How a call fills an object, where nothing but its declaration says so.
     *
     * @param method what is called
     * @return how; empty where it has a body, or does something else
     */
    public Optional<ObjectMapping> mapping(MethodKey method) {
        return mappers.of(method);
    }

    /**
     * What an annotation names that is run instead where an annotated method fails.
     *
     * @param annotation internal name of the annotation type
     * @return the rows about its elements that do so
     */
    public List<CatalogRow> fallbacks(String annotation) {
        return catalog.methods(annotation).stream()
                .flatMap(element -> catalog.about(annotation, element).stream().limit(1))
                .filter(row -> row.role() instanceof NamesFallback)
                .toList();
    }

    /**
     * What a call does according to the catalog.
     *
     * @param method what is called
     * @return its role, or empty where the catalog does not know
     */
    public Optional<Role> role(MethodKey method) {
        return row(method).map(CatalogRow::role);
    }
}
