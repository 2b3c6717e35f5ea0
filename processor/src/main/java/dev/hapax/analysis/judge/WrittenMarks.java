package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows where marks reach their store that are put into an object first and written by an update that is made of its parts:
 * {@code history.put(id, …)}, and {@code set("history", history)} later. Not thread-safe.
 */
final class WrittenMarks {
    private final Positions positions;
    private final IdentityHashMap<Change, Change> known = new IdentityHashMap<>();

    WrittenMarks(Positions positions) {
        this.positions = positions;
    }

    /** The same marks, each as what writes it. */
    List<Change> of(List<Change> marks) {
        return marks.stream()
                .map(mark -> known.computeIfAbsent(mark, one -> writing(one).orElse(one)))
                .distinct()
                .toList();
    }

    private Optional<Change> writing(Change mark) {
        boolean inMemory = mark.effect().action() instanceof Action.FieldChange
                || (mark.effect().action() instanceof Action.Catalogued call
                        && call.method().owner().startsWith("java/util/"));
        Set<Expr> changed = mark.effect().operands().isEmpty()
                ? Set.of()
                : Exprs.options(Exprs.nonNull(mark.effect().operand(0))).stream()
                        .filter(Expr.Field.class::isInstance)
                        .collect(Collectors.toSet());
        return inMemory && !changed.isEmpty()
                ? positions.after(mark).filter(other -> writes(other, changed)).findFirst()
                : Optional.empty();
    }

    /** Perhaps with another object in the place of a part that was not there. */
    private static boolean writes(Change update, Set<Expr> changed) {
        return update.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.AppliesUpdate
                && update.effect().operands().stream()
                        .anyMatch(operand -> Subexpressions.hold(operand, changed::contains));
    }
}
