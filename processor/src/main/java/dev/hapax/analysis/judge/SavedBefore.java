package dev.hapax.analysis.judge;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.SaveMode;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows objects that a method makes and saves more than once: what is saved again is the row that the first call has made, which
 * is where it is told.
 */
final class SavedBefore {
    private final Map<Site, List<Save>> saves = new HashMap<>();

    /**
     * A call that saves an object.
     *
     * @param object what it saves
     * @param mode how
     * @param effect the call
     */
    record Save(Expr.Fresh object, SaveMode mode, Effect effect) {}

    /**
     * What a handler saves.
     *
     * @param effects all that it does
     */
    SavedBefore(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect.action() instanceof Action.Catalogued call
                    && call.role() instanceof Role.SavesEntity role
                    && Exprs.nonNull(Statements.argument(
                                    effect.operands(),
                                    call.receiver(),
                                    role.entity().orElse(-1)))
                            instanceof Expr.Fresh made) {
                saves.computeIfAbsent(made.site(), site -> new ArrayList<>()).add(new Save(made, role.mode(), effect));
            }
        }
    }

    /** The call by which an object was surely saved in the same run of the method that made it, before another call saves it. */
    Optional<Save> of(Expr.Fresh object, Effect save) {
        Site made = object.site();
        return saves.getOrDefault(made, List.of()).stream()
                .filter(before -> isBefore(before.effect(), save)
                        && made.method().equals(save.site().method())
                        && made.method().equals(before.effect().site().method()))
                .findFirst();
    }

    private static boolean isBefore(Effect before, Effect save) {
        return before.site().index() < save.site().index()
                && caller(before).equals(caller(save))
                && SetProperties.isAlways(before, save);
    }

    private static List<PathStep> caller(Effect effect) {
        List<PathStep> path = effect.path();
        return path.subList(0, Math.max(0, path.size() - 1));
    }
}
