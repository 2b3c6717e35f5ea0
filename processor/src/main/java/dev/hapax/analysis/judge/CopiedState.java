package dev.hapax.analysis.judge;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;

/**
 * Finds growth in an object that takes the place of one that was read: a copy of it, with the same id, one of whose fields is
 * computed from its old value ({@code save(account.withBalance(account.balance() + amount))}).
 */
final class CopiedState {
    private final Origins origins;
    private final Expansion expansion;
    private final Growth growth;
    private final Effects effects;

    CopiedState(Origins origins, Expansion expansion, Growth growth, Effects effects) {
        this.origins = origins;
        this.expansion = expansion;
        this.growth = growth;
        this.effects = effects;
    }

    Optional<Change> growth(Expr.Fresh made, Entity entity, Effect effect) {
        boolean copy = entity.key().isPresent()
                && entity.key().get().properties().stream()
                        .allMatch(property -> made.fields().get(property).isPresent());
        if (!copy) {
            return Optional.empty();
        }
        for (String field : made.fields().names()) {
            if (entity.key().get().properties().contains(field)) {
                continue; // another id is another row
            }
            Expr value = expansion.of(made.fields().get(field).orElse(Exprs.UNKNOWN));
            Optional<Growth.Found> found = Growth.ofAny(
                    value,
                    old -> old.name().equals(field)
                            && origins.of(old.base())
                                    .filter(stored -> stored.subject().equals(Tables.of(entity)))
                                    .isPresent());
            if (found.isPresent()) {
                return Optional.of(change(grownAt(made, field, effect), entity, field, found.get()));
            }
        }
        return Optional.empty();
    }

    /** Told where the copy is made of the grown value: in the domain method, where there is one, not where the copy is saved. */
    private Effect grownAt(Expr.Fresh made, String field, Effect save) {
        return effects.reckoned(
                        made,
                        field,
                        value -> Growth.ofAny(value, old -> old.name().equals(field))
                                .isPresent())
                .map(place -> save.comingBy(
                        new PathStep(place, new MethodKey(made.type(), "<init>", made.constructor()).display())))
                .orElse(save);
    }

    private Change change(Effect effect, Entity entity, String field, Growth.Found found) {
        String name = Names.simple(entity.className()) + "." + field;
        return new Change(
                effect,
                Repeat.AGAIN,
                Rule.INCREMENT,
                List.of(Tables.of(entity)),
                true,
                effect.operand(0),
                false,
                new Change.Words(growth.again(found, name), "the change of `" + name + "`", MemoryChanges.fix(name)));
    }
}
