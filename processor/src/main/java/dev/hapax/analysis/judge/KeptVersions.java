package dev.hapax.analysis.judge;

import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows new objects that stand for one that was found, with other values: they have its id and its version, so that the store
 * takes them for that one ({@code find(id).map(known -> known.withName(name))}).
 */
final class KeptVersions {
    private final Origins origins;
    private final Expansion expansion;

    KeptVersions(Origins origins, Expansion expansion) {
        this.origins = origins;
        this.expansion = expansion;
    }

    /** What was found that an object stands for; empty where it does not keep both, or of several. */
    Optional<Expr> found(Expr.Fresh made, Entity entity) {
        if (entity.key().isEmpty() || entity.version().isEmpty()) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>(entity.key().get().properties());
        kept.add(entity.version().get());
        Optional<Expr> found = Optional.empty();
        for (String property : kept) {
            Expr value = expansion.of(EntityIds.value(made, property));
            if (!(value instanceof Expr.Field field)
                    || !field.name().equals(property)
                    || !isOf(entity, field.base())
                    || found.filter(other -> !other.equals(field.base())).isPresent()) {
                return Optional.empty();
            }
            found = Optional.of(((Expr.Field) value).base());
        }
        return found;
    }

    private boolean isOf(Entity entity, Expr object) {
        return origins.of(object)
                .filter(stored -> stored.subject().equals(Tables.of(entity)))
                .isPresent();
    }
}
