package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows collections that a run empties before it puts something into them: what is put in is there once. */
final class ClearedCollections {
    private final Origins origins;

    ClearedCollections(Origins origins) {
        this.origins = origins;
    }

    /** The changes, with those harmless that fill a collection which was emptied before. */
    List<Change> judge(List<Change> changes) {
        List<Change> judged = new ArrayList<>(changes.size());
        List<Effect> cleared = new ArrayList<>();
        for (Change change : changes) {
            Optional<Expr.Field> filled = collection(change.effect(), "add").filter(field -> !leavesOrphans(field));
            boolean anew = filled.isPresent()
                    && cleared.stream()
                            .anyMatch(before -> collection(before, "clear").equals(filled)
                                    && Rewritten.isAlwaysWith(before, change.effect()));
            judged.add(anew ? change.with(Repeat.NOTHING) : change);
            if (collection(change.effect(), "clear").isPresent()) {
                cleared.add(change.effect());
            }
        }
        return judged;
    }

    /** The collection of an object that a call of such a name is about. */
    private static Optional<Expr.Field> collection(Effect effect, String name) {
        return effect.action() instanceof Action.Catalogued call
                        && call.method().owner().startsWith("java/util/")
                        && call.method().name().startsWith(name)
                        && Exprs.nonNull(effect.operand(0)) instanceof Expr.Field field
                ? Optional.of(field)
                : Optional.empty();
    }

    /** Entities that are in no collection any more stay in their table, unless they are parts of the one that held them. */
    private boolean leavesOrphans(Expr.Field field) {
        return origins.of(field.base())
                .flatMap(Origins.Stored::entity)
                .map(entity -> entity.collections().get(field.name()))
                .filter(Entity.Several.OWNED::equals)
                .isPresent();
    }
}
