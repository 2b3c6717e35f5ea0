package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Guards that ask which constant a method was given: a flag, a constant of an enum, a text. What a caller hands over as
 * such is decided, and what an object was made with: fields that may have been set since are not looked into.
 */
public final class ConstantTests {
    private ConstantTests() {}

    /**
     * Whether a guard can never be passed.
     *
     * @param guard a callee's guard
     * @param args what the caller hands over, receiver first
     * @param facts what is known about classes
     * @param settled which fields of objects keep what they were made with
     * @return true if it asks for another constant than the one that is handed over
     */
    static boolean isImpossible(Guard guard, List<Expr> args, TypeFacts facts, SettledFields settled) {
        if (settled.areGiven(guard.condition(), true)) {
            Expr value = given(guard.condition(), args, facts, settled);
            return value != null && contradicts(value, guard.outcome());
        }
        List<Expr> pair = pair(guard.condition());
        if (pair.size() != 2 || pair.stream().noneMatch(value -> settled.areGiven(value, true))) {
            return false;
        }
        Expr left = given(pair.get(0), args, facts, settled);
        Expr right = given(pair.get(1), args, facts, settled);
        if (left == null || right == null || !areComparable(left, right)) {
            return false;
        }
        boolean same = isSame(left, right);
        return switch (guard.outcome()) {
            case EQUAL, TRUE -> !same;
            case DIFFERENT, FALSE -> same;
            default -> false;
        };
    }

    /** Two values that a condition asks whether they are the same: then it is true. */
    private static List<Expr> pair(Expr condition) {
        if (condition instanceof Expr.Op op && op.operator() == Operator.COMPARE) {
            return op.operands();
        }
        return condition instanceof Expr.Call call
                        && call.method().name().equals("equals")
                        && call.method().descriptor().endsWith(")Z")
                ? call.args()
                : List.of();
    }

    /** A constant, or the one that is handed over for a parameter or in one; nothing where it is not one for sure. */
    private static @Nullable Expr given(Expr expr, List<Expr> args, TypeFacts facts, SettledFields settled) {
        return constant(settled.read(expr, args), facts).orElse(null);
    }

    /**
     * Whether two values are one constant, or two.
     *
     * @param one a value
     * @param other another one
     * @param facts what is known about classes
     * @return the answer; empty where one of them is no constant, or where constants of two kinds may mean the same
     */
    public static Optional<Boolean> areSame(Expr one, Expr other, TypeFacts facts) {
        Optional<Expr> left = constant(one, facts);
        Optional<Expr> right = constant(other, facts);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        } else if (left.get() instanceof Expr.Null || right.get() instanceof Expr.Null) {
            return Optional.of(left.equals(right));
        }
        return areComparable(left.get(), right.get()) ? Optional.of(isSame(left.get(), right.get())) : Optional.empty();
    }

    /** A value that is a constant for sure. */
    static Optional<Expr> constant(Expr value, TypeFacts facts) {
        boolean constant = value instanceof Expr.Const
                || value instanceof Expr.Null
                || (value instanceof Expr.Fresh made && isConstantOfItsClass(made) && facts.isEnum(made.type()))
                || (value instanceof Expr.Field field && facts.isEnumConstant(field));
        return constant ? Optional.of(value) : Optional.empty();
    }

    /** Made where an enum's constants are; those with a body are of an anonymous class. */
    private static boolean isConstantOfItsClass(Expr.Fresh made) {
        String owner = made.site().method().owner();
        String type = made.type();
        int number = owner.length() + 1;
        return made.site().method().name().equals("<clinit>")
                && (type.equals(owner)
                        || (type.startsWith(owner + "$")
                                && type.length() > number
                                && Character.isDigit(type.charAt(number))));
    }

    static boolean isSame(Expr left, Expr right) {
        if (left instanceof Expr.Fresh one && right instanceof Expr.Fresh other) {
            return one.site().equals(other.site());
        }
        return left.equals(right);
    }

    static boolean areComparable(Expr left, Expr right) {
        if (left instanceof Expr.Const one && right instanceof Expr.Const other) {
            return one.value().getClass() == other.value().getClass();
        }
        return (left instanceof Expr.Fresh && right instanceof Expr.Fresh)
                || (left instanceof Expr.Field && right instanceof Expr.Field);
    }

    /** Zero and one are decided whichever way a branch asks for them, other numbers are not. */
    private static boolean contradicts(Expr value, Guard.Outcome outcome) {
        return switch (outcome) {
            case TRUE -> isInteger(value, 0);
            case FALSE -> isInteger(value, 1);
            case NULL -> !(value instanceof Expr.Null);
            case NOT_NULL -> value instanceof Expr.Null;
            default -> false;
        };
    }

    private static boolean isInteger(Expr value, int number) {
        return value instanceof Expr.Const constant && constant.value() instanceof Integer integer && integer == number;
    }
}
