package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Optional;
import java.util.Set;

/** Knows new objects that have another id than the one that was looked for before: the second run does not find them. */
final class OtherIds {
    private final CatalogLookup catalog;
    private final StoreKeys keys;

    OtherIds(CatalogLookup catalog, StoreKeys keys) {
        this.catalog = catalog;
        this.keys = keys;
    }

    /**
     * Whether an object surely has another one.
     *
     * @param made the object
     * @param entity what it is
     * @param found what is saved in its place where something was found
     */
    boolean has(Expr.Fresh made, Entity entity, Expr found) {
        Set<String> properties = entity.key().map(Entity.Key::properties).orElse(Set.of());
        return properties.size() == 1
                && lookedFor(found)
                        .filter(id -> keys.differ(
                                id, EntityIds.value(made, properties.iterator().next())))
                        .isPresent();
    }

    /** The id by which an object was found; empty where it was not found by one. */
    private Optional<Expr> lookedFor(Expr found) {
        Expr at = Exprs.nonNull(found);
        while (!at.parts().isEmpty()) {
            if (at instanceof Expr.Call call
                    && catalog.role(call.method()).orElse(null) instanceof Role.Effect read
                    && read.kind() == Role.EffectKind.READ) {
                return read.identity().isPresent()
                        ? Optional.of(Statements.argument(
                                call.args(), call.receiver(), read.identity().getAsInt()))
                        : Optional.empty();
            }
            at = Exprs.nonNull(at.parts().get(0));
        }
        return Optional.empty();
    }
}
