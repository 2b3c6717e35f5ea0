package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows new objects that have another id than the one that was looked for before: the second run does not find them. That is
 * so for {@code if (!existsById(order.id())) save(new Receipt(order))} with a generated id.
 */
final class OtherIds {
    private static final Set<String> ID = Set.of("id");

    private final CatalogLookup catalog;
    private final StoreKeys keys;
    private final Tables tables;
    private final Expansion expansion;
    private final NewEntities fresh;
    private final SetProperties properties;

    OtherIds(
            CatalogLookup catalog,
            StoreKeys keys,
            Tables tables,
            Expansion expansion,
            NewEntities fresh,
            SetProperties properties) {
        this.catalog = catalog;
        this.keys = keys;
        this.tables = tables;
        this.expansion = expansion;
        this.fresh = fresh;
        this.properties = properties;
    }

    /** Whether all that a call saves anew surely has another id than the one that a look asks for. */
    boolean areMissed(Look look, Effect save) {
        if (look.asked() != Look.Asked.EXISTENCE
                || look.fields().size() != 1
                || look.key().isEmpty()
                || !(save.action() instanceof Action.Catalogued call)
                || !(call.role() instanceof Role.SavesEntity role)) {
            return false;
        }
        Optional<Entity> declared = tables.entity(call.method(), save.operands());
        List<Expr.Fresh> made = Exprs.options(Exprs.nonNull(SavedObjects.of(save, call, role, expansion))).stream()
                .filter(Expr.Fresh.class::isInstance)
                .map(Expr.Fresh.class::cast)
                .toList();
        return !made.isEmpty()
                && made.stream()
                        .allMatch(object -> tables.entityOf(object.type(), declared)
                                .filter(entity -> Tables.of(entity).equals(look.subject()))
                                .filter(entity -> look.fields().equals(ID) || isKey(entity, look.fields()))
                                .filter(entity ->
                                        getsAnother(object, entity, SavedObjects.given(save, call, role), save))
                                .isPresent());
    }

    private static boolean isKey(Entity entity, Set<String> fields) {
        return entity.key()
                .filter(key -> key.properties().stream()
                        .map(Writings::name)
                        .collect(Collectors.toSet())
                        .equals(fields))
                .isPresent();
    }

    /**
     * Whether an object surely has another one.
     *
     * @param made the object
     * @param entity what it is
     * @param found what is saved in its place where something was found
     * @param given what is given to the call that saves it
     * @param save that call
     */
    boolean has(Expr.Fresh made, Entity entity, Expr found, Expr given, Effect save) {
        Set<String> key = entity.key().map(Entity.Key::properties).orElse(Set.of());
        Optional<Expr> id = key.size() == 1 ? lookedFor(found) : Optional.empty();
        return id.isPresent()
                && (keys.differ(id.get(), EntityIds.value(made, key.iterator().next()))
                        || (isById(found) && getsAnother(made, entity, given, save)));
    }

    private boolean getsAnother(Expr.Fresh made, Entity entity, Expr given, Effect save) {
        Set<String> id = entity.key().map(Entity.Key::properties).orElse(Set.of());
        return fresh.haveAnotherId(made, entity) && !properties.mayHave(id, given, save);
    }

    private boolean isById(Expr found) {
        return reading(found)
                .filter(call -> FinderNames.properties(call.method().name()).equals(ID))
                .isPresent();
    }

    /** The id by which an object was found; empty where it was not found by one. */
    private Optional<Expr> lookedFor(Expr found) {
        return reading(found)
                .flatMap(call -> catalog.role(call.method())
                        .map(Role.Effect.class::cast)
                        .filter(read -> read.identity().isPresent())
                        .map(read -> Statements.argument(
                                call.args(), call.receiver(), read.identity().getAsInt())));
    }

    /** The call that has found an object. */
    private Optional<Expr.Call> reading(Expr found) {
        Expr at = Exprs.nonNull(found);
        while (!at.parts().isEmpty()) {
            if (at instanceof Expr.Call call
                    && catalog.role(call.method()).orElse(null) instanceof Role.Effect read
                    && read.kind() == Role.EffectKind.READ) {
                return Optional.of(call);
            }
            at = Exprs.nonNull(at.parts().get(0));
        }
        return Optional.empty();
    }
}
