package dev.hapax.analysis.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Arithmetic that is too large: that an amount grows is told by the field that it is counted from, whatever is added. */
final class Amounts {
    private Amounts() {}

    /**
     * Arithmetic that an object holds: an amount that grows is told by the field that it is counted from, whatever is added.
     *
     * @param op the arithmetic
     * @param nodes how large it may be
     */
    static Expr.Op counted(Expr.Op op, int nodes) {
        Expr.Op all = Bounded.operands(op);
        return Subexpressions.nodes(all) <= nodes
                ? all
                : new Expr.Op(
                        op.operator(),
                        op.operands().stream()
                                .map(operand ->
                                        counter(operand).map(Bounded::told).orElseGet(() -> Bounded.small(operand)))
                                .map(operand -> Subexpressions.nodes(operand) <= nodes ? operand : Exprs.UNKNOWN)
                                .toList());
    }

    /** The field that something is counted from, also where another value stands for one that is not there: {@code x == null ? 0 : x}. */
    private static Optional<Expr> counter(Expr operand) {
        List<Expr> large = Exprs.options(operand).stream()
                .filter(option -> option instanceof Expr.Field || Subexpressions.nodes(option) > Bounded.MAX_SMALL)
                .toList();
        return large.size() == 1 && large.get(0) instanceof Expr.Field ? Optional.of(large.get(0)) : Optional.empty();
    }

    /** The same with less of what is added on each way: that it is counted from a field is what tells that it grows. */
    static Expr of(Expr.OneOf choice, int room) {
        int nodes = room / choice.options().size();
        return Bounded.alternatives(choice, room, op -> {
            Expr.Op told = counted(op, nodes);
            return Subexpressions.nodes(told) < nodes ? told : fieldsOf(told);
        });
    }

    /** What one of the ways counts on, in place of all: that it may grow is known by that. */
    static Expr one(Expr.OneOf choice, int room) {
        return choice.options().stream()
                .filter(option -> option instanceof Expr.Op op && op.operator().isArithmetic())
                .findFirst()
                .<Expr>map(option -> new Expr.OneOf(
                        new LinkedHashSet<>(List.of(counted((Expr.Op) option, room - 3), Exprs.UNKNOWN))))
                .orElse(choice);
    }

    private static Expr fieldsOf(Expr.Op op) {
        return new Expr.Op(
                op.operator(),
                op.operands().stream()
                        .map(operand -> counter(operand)
                                .orElseGet(() ->
                                        Subexpressions.nodes(operand) <= Bounded.MAX_SMALL ? operand : Exprs.UNKNOWN))
                        .toList());
    }
}
