package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows files that a run makes anew before it appends to them: what is appended is there once. */
final class Rewritten {
    private Rewritten() {}

    /** The changes, with those harmless that append to a file made anew before. */
    static List<Change> judge(List<Change> changes) {
        List<Change> judged = new ArrayList<>(changes.size());
        List<Change> made = new ArrayList<>();
        for (Change change : changes) {
            Optional<Expr> file = file(change);
            boolean anew = change.rule() == Rule.APPEND
                    && file.isPresent()
                    && made.stream()
                            .anyMatch(before ->
                                    isSameFile(before, file.get()) && isAlwaysWith(before.effect(), change.effect()));
            judged.add(anew ? change.with(Repeat.NOTHING) : change);
            if (file.isPresent() && change.repeat() == Repeat.NOTHING) {
                made.add(change);
            }
        }
        return judged;
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
