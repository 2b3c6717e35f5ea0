package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows work that is done for each of the rows that a look has found, and that takes these rows away: the next run finds none,
 * and does nothing.
 */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class TakenRows {
    private final StateReads reads;
    private final List<Change> removals;

    TakenRows(StateReads reads, Writings writings, List<Change> changes) {
        this.reads = reads;
        this.removals = changes.stream()
                .filter(change -> change.durable() && writings.of(change).kind() == Writing.Kind.REMOVAL)
                .toList();
    }

    /**
     * Rows that some work is done for.
     *
     * @param look what finds them
     * @param removal what takes them away
     */
    record Taken(Look look, Change removal) {}

    Optional<Taken> of(Change change) {
        if (removals.isEmpty()) {
            return Optional.empty();
        }
        List<Look> whole = change.effect().operands().stream()
                .flatMap(operand -> reads.looks(operand).stream())
                .filter(look -> !look.isLost())
                .toList();
        return removals.stream()
                .filter(removal -> removal != change && isAlwaysWith(removal.effect(), change.effect()))
                .flatMap(removal -> change.effect().operands().stream()
                        .flatMap(operand -> reads.looks(operand).stream()
                                .filter(look -> takes(removal, look, whole)
                                        && isOfRow(operand, look, change.rule() == Rule.INCREMENT)))
                        .map(look -> new Taken(look, removal)))
                .findFirst();
    }

    /**
     * Whether rows are taken away that a look has found: they are handed over, or what they were found by is.
     *
     * @param whole the looks in the same effect of which is known what they ask for: it is not known in values that are made of
     *     too much, so that another look by the same call says it
     */
    private boolean takes(Change removal, Look look, List<Look> whole) {
        if (look.claims() || !removal.subjects().contains(look.subject())) {
            return false;
        }
        return Stream.concat(Stream.of(look), whole.stream())
                .filter(same -> same.keyed() && same.site().equals(look.site()))
                .anyMatch(same -> takesFound(removal, same));
    }

    private boolean takesFound(Change removal, Look look) {
        List<Expr> given = removal.effect().operands();
        List<Expr> by =
                look.args().stream().filter(arg -> !arg.equals(look.channel())).toList();
        return (!by.isEmpty() && given.containsAll(by))
                || given.stream()
                        .anyMatch(operand -> reads.looks(operand).stream()
                                .anyMatch(other -> other.site().equals(look.site())));
    }

    /**
     * Whether a value is surely made of one of the rows; how many there are is known where there are none, too.
     *
     * @param adds whether it is an amount that is added: of no rows, that is nothing
     */
    private static boolean isOfRow(Expr expr, Look look, boolean adds) {
        if (expr instanceof Expr.OneOf several) {
            return several.options().stream().allMatch(option -> isOfRow(option, look, adds));
        } else if (expr instanceof Expr.Mixed) {
            return adds && mentions(expr, look);
        } else if (expr instanceof Expr.Element element) {
            return mentions(element.of(), look);
        } else if (expr instanceof Expr.Call call && call.method().name().equals("next")) {
            return mentions(call, look);
        }
        return Subexpressions.of(expr).stream().anyMatch(part -> isOfRow(part, look, adds));
    }

    private static boolean mentions(Expr expr, Look look) {
        return (expr instanceof Expr.Call call && call.site().equals(look.site()))
                || Subexpressions.of(expr).stream().anyMatch(part -> mentions(part, look));
    }

    /** Whether rows are taken away wherever the work is done; what comes after a loop is behind its end. */
    private static boolean isAlwaysWith(Effect removal, Effect work) {
        return removal.guards().stream()
                .allMatch(guard -> isEnd(guard) || work.guards().stream().anyMatch(guard::sameWay));
    }

    private static boolean isEnd(Guard guard) {
        return guard.outcome() == Guard.Outcome.FALSE
                && guard.condition() instanceof Expr.Call call
                && call.method().name().equals("hasNext");
    }
}
