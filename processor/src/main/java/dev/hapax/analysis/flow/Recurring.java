package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same expression of the code at several times, as in the rounds of a loop: {@code rows.get(i)} is one call with several
 * arguments, and not one call for each of them. Else what a loop handles by an index would lose its structure.
 */
final class Recurring {
    /** An index that grows from round to round must not crowd out what the call is made on. */
    private static final int MAX_ARGUMENT = 12;

    private Recurring() {}

    /** Whether a value is what a loop counts on once more, which it has done before: that it grows, and by what, is known. */
    static boolean isNextRound(Expr.OneOf before, Expr next) {
        return next instanceof Expr.Op counted
                && counted.operator().isArithmetic()
                && counted.operands().size() == 2
                && counted.operands().contains(before)
                && before.options().stream().anyMatch(option -> isStep(option, counted, before));
    }

    private static boolean isStep(Expr option, Expr.Op counted, Expr before) {
        int step = counted.operands().get(0).equals(before) ? 1 : 0;
        return option instanceof Expr.Op known
                && known.operator() == counted.operator()
                && known.operands().size() == 2
                && known.operands().get(step).equals(counted.operands().get(step));
    }

    /** What stands for both; empty where they are not of the same place in the code. */
    static Optional<Expr> of(Expr first, Expr second) {
        if (first.equals(second)) {
            return Optional.of(first);
        } else if (first instanceof Expr.Call one && second instanceof Expr.Call two) {
            return calls(one, two);
        } else if (first instanceof Expr.Field one && second instanceof Expr.Field two) {
            return one.name().equals(two.name()) && one.owner().equals(two.owner())
                    ? of(one.base(), two.base()).map(base -> new Expr.Field(base, one.owner(), one.name()))
                    : Optional.empty();
        } else if (first instanceof Expr.Element one && second instanceof Expr.Element two) {
            return of(one.of(), two.of()).map(Expr.Element::new);
        } else if (first instanceof Expr.Array one && second instanceof Expr.Array two) {
            return arrays(one, two);
        } else if (first instanceof Expr.Op one && second instanceof Expr.Op two && one.operator() == two.operator()) {
            return operations(one, two);
        }
        return Optional.empty();
    }

    private static Optional<Expr> calls(Expr.Call one, Expr.Call two) {
        boolean same = one.site().equals(two.site())
                && one.method().equals(two.method())
                && one.receiver() == two.receiver()
                && one.args().size() == two.args().size()
                && !one.args().isEmpty();
        if (!same) {
            return Optional.empty();
        }
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < one.args().size(); i++) {
            Expr either = Exprs.either(one.args().get(i), two.args().get(i));
            boolean index = i > 0 && one.receiver() && isCount(either);
            args.add(index ? Leaves.of(List.of(either)) : either);
        }
        return Optional.of(new Expr.Call(one.site(), one.method(), one.receiver(), args));
    }

    private static Optional<Expr> arrays(Expr.Array one, Expr.Array two) {
        if (!one.site().equals(two.site())
                || one.elements().size() != two.elements().size()) {
            return Optional.empty();
        }
        List<Expr> elements = new ArrayList<>();
        for (int i = 0; i < one.elements().size(); i++) {
            elements.add(Exprs.either(one.elements().get(i), two.elements().get(i)));
        }
        return Optional.of(new Expr.Array(one.site(), elements));
    }

    /** What a loop counts on. */
    private static boolean isCount(Expr expr) {
        boolean[] counts = {false};
        Subexpressions.visit(
                expr,
                part -> counts[0] |= part instanceof Expr.Op op && op.operator().isArithmetic());
        return counts[0] && Subexpressions.nodes(expr) > MAX_ARGUMENT;
    }

    /** Arithmetic has no place of its own: it is the same where its operands are. */
    private static Optional<Expr> operations(Expr.Op one, Expr.Op two) {
        if (one.operands().size() != two.operands().size()) {
            return Optional.empty();
        }
        List<Expr> operands = new ArrayList<>();
        for (int i = 0; i < one.operands().size(); i++) {
            Optional<Expr> operand =
                    operand(one.operands().get(i), two.operands().get(i));
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        }
        return Optional.of(new Expr.Op(one.operator(), operands));
    }

    private static Optional<Expr> operand(Expr first, Expr second) {
        return first instanceof Expr.Mixed || second instanceof Expr.Mixed
                ? Optional.of(Leaves.of(List.of(first, second)))
                : of(first, second);
    }
}
