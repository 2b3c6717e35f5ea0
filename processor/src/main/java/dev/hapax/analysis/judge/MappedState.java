package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows objects that stand between two mappers, as a domain has them: their fields are copied from an entity that was read, and
 * copied into one that is saved. What changes in such an object changes in the store.
 */
final class MappedState {
    private final Origins origins;
    private final Expansion expansion;
    /** By what is copied: the entities that it is copied into. */
    private final Map<Expr.Field, Set<Entity>> saved = new HashMap<>();

    MappedState(List<Effect> effects, Tables tables, Origins origins, Expansion expansion) {
        this.origins = origins;
        this.expansion = expansion;
        for (Effect effect : effects) {
            if (effect.action() instanceof Action.Catalogued call && call.role() instanceof Role.SavesEntity saves) {
                Expr given = Statements.argument(
                        effect.operands(), call.receiver(), saves.entity().orElse(-1));
                for (Expr option : Exprs.options(Exprs.nonNull(given))) {
                    if (option instanceof Expr.Fresh made) {
                        tables.entityOf(made.type()).ifPresent(entity -> add(made, entity));
                    }
                }
            }
        }
    }

    private void add(Expr.Fresh made, Entity entity) {
        for (String name : made.fields().names()) {
            Expr value = made.fields().get(name).orElse(Exprs.UNKNOWN);
            for (Expr option : Exprs.options(Exprs.nonNull(value))) {
                if (option instanceof Expr.Field field) {
                    saved.computeIfAbsent(field, key -> new HashSet<>()).add(entity);
                }
            }
        }
    }

    /** Where a store has what a field of such an object holds; empty where the object is none. */
    Optional<Origins.Stored> of(Expr.Field field) {
        Set<Entity> entities = saved.getOrDefault(field, Set.of());
        if (entities.isEmpty() || !(expansion.of(field) instanceof Expr.Field read)) {
            return Optional.empty();
        }
        return origins.of(read.base())
                .filter(stored ->
                        entities.stream().anyMatch(entity -> stored.subject().equals(Tables.of(entity))))
                .map(stored -> new Origins.Stored(stored.subject(), stored.entity(), false, false));
    }
}
