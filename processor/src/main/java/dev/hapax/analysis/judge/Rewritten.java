package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows files that a run makes anew before it appends to them, or moves them into the place of others: what is appended is
 * there once, and there is always something to move.
 */
final class Rewritten {
    private static final Set<String> REPLACING = Set.of("REPLACE_EXISTING", "ATOMIC_MOVE");

    private Rewritten() {}

    /** The changes, with those harmless that are about a file made anew before. */
    static List<Change> judge(List<Change> changes) {
        List<Change> judged = new ArrayList<>(changes.size());
        List<Change> made = new ArrayList<>();
        for (Change change : changes) {
            Optional<Expr> file = file(change);
            boolean anew = file.filter(found -> change.rule() == Rule.APPEND)
                    .or(() -> replacing(change))
                    .filter(found -> made.stream()
                            .anyMatch(before ->
                                    isSameFile(before, found) && isAlwaysWith(before.effect(), change.effect())))
                    .isPresent();
            judged.add(anew ? change.with(Repeat.NOTHING) : change);
            if (file.isPresent() && change.repeat() == Repeat.NOTHING) {
                made.add(change);
            }
        }
        return judged;
    }

    /** The file that a move puts into the place of another one, which may be there. */
    private static Optional<Expr> replacing(Change change) {
        Effect effect = change.effect();
        boolean moves = effect.action() instanceof Action.Catalogued call
                && call.method().owner().equals("java/nio/file/Files")
                && call.method().name().equals("move");
        boolean[] replaces = {false};
        if (moves) {
            Subexpressions.visit(
                    effect.operand(2),
                    part -> replaces[0] |= part instanceof Expr.Field option && REPLACING.contains(option.name()));
        }
        return replaces[0] ? Optional.of(effect.operand(0)) : Optional.empty();
    }

    private static boolean isSameFile(Change before, Expr file) {
        return file(before).filter(other -> isSame(other, file)).isPresent();
    }

    /** Whether one effect has taken place wherever a later one does, as far as branches say. */
    static boolean isAlwaysWith(Effect before, Effect after) {
        return before.guards().stream()
                .allMatch(guard -> after.guards().stream().anyMatch(guard::sameWay));
    }

    private static Optional<Expr> file(Change change) {
        if (!(change.effect().action() instanceof Action.Catalogued call)) {
            return Optional.empty();
        }
        if (call.role() instanceof Role.WritesFile write) {
            return Optional.of(Statements.argument(change.effect().operands(), call.receiver(), write.file()));
        }
        return call.role() instanceof Role.Effect effect
                        && (effect.kind() == EffectKind.SET || effect.kind() == EffectKind.DELETE)
                        && effect.identity().isPresent()
                        && call.method().owner().equals("java/nio/file/Files")
                ? Optional.of(Statements.argument(
                        change.effect().operands(),
                        call.receiver(),
                        effect.identity().getAsInt()))
                : Optional.empty();
    }

    /** Whether two values are the same although they were asked for by different calls of the JDK. */
    private static boolean isSame(Expr one, Expr other) {
        if (one instanceof Expr.Call first && other instanceof Expr.Call second) {
            return first.method().owner().startsWith("java/")
                    && first.method().equals(second.method())
                    && areSame(first.args(), second.args());
        }
        return one.equals(other);
    }

    private static boolean areSame(List<Expr> some, List<Expr> others) {
        for (int i = 0; i < some.size() && i < others.size(); i++) {
            if (!isSame(Exprs.nonNull(some.get(i)), Exprs.nonNull(others.get(i)))) {
                return false;
            }
        }
        return some.size() == others.size();
    }
}
