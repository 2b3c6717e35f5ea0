package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import java.util.Locale;
import java.util.Set;

/** Whether two constants are the same: literals of the code, texts of a statement, constants of enums. */
final class Constants {
    private static final Set<String> NAMING = Set.of("name", "toString");

    private Constants() {}

    /** The constant of an enum whose name is written, and any other value as it is. */
    static Expr named(Expr value) {
        return value instanceof Expr.Call call
                        && call.receiver()
                        && call.args().size() == 1
                        && NAMING.contains(call.method().name())
                        && Question.isConstant(call.args().get(0))
                ? call.args().get(0)
                : value;
    }

    /** Whether two values are surely the same. */
    static boolean areSame(Expr one, Expr other) {
        return (one instanceof Expr.Const first && other instanceof Expr.Const second)
                ? text(first).equals(text(second))
                : one.equals(other);
    }

    /** Constants of one kind are not the same where their names are not; of two kinds, one may stand for the other. */
    static boolean differ(Expr one, Expr other) {
        if (one instanceof Expr.Const first && other instanceof Expr.Const second) {
            return first.value().getClass() == second.value().getClass()
                    && !text(first).equals(text(second));
        } else if (one instanceof Expr.Field first && other instanceof Expr.Field second) {
            return Question.isConstant(first)
                    && Question.isConstant(second)
                    && first.owner().equals(second.owner())
                    && !first.name().equals(second.name());
        }
        return one instanceof Expr.Fresh first
                && other instanceof Expr.Fresh second
                && Question.isConstant(first)
                && Question.isConstant(second)
                && first.type().equals(second.type())
                && !first.site().equals(second.site());
    }

    /** A text in a statement has quotes, one that is bound to it has none; a database need not tell letters by their case. */
    private static String text(Expr.Const constant) {
        String text = String.valueOf(constant.value());
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return (quoted ? text.substring(1, text.length() - 1) : text).toLowerCase(Locale.ROOT);
    }
}
