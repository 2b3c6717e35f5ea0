package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How jOOQ's objects are called in SQL: tables, fields, operators, functions. */
final class JooqNames {
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("plus", "+"),
            Map.entry("add", "+"),
            Map.entry("minus", "-"),
            Map.entry("sub", "-"),
            Map.entry("subtract", "-"),
            Map.entry("mul", "*"),
            Map.entry("multiply", "*"),
            Map.entry("times", "*"),
            Map.entry("div", "/"),
            Map.entry("divide", "/"),
            Map.entry("concat", "||"));

    private static final Set<String> FUNCTIONS =
            Set.of("coalesce", "nvl", "ifnull", "greatest", "least", "upper", "lower", "trim", "abs", "concat");

    private JooqNames() {}

    static Optional<String> operator(String method) {
        return Optional.ofNullable(OPERATORS.get(method));
    }

    static boolean isFunction(String method) {
        return FUNCTIONS.contains(method);
    }

    /** Whether a value is a column: a constant of generated code, or made of a name. */
    static boolean isField(Expr value) {
        return (value instanceof Expr.Field field && field.base() instanceof Expr.Field)
                || (value instanceof Expr.Field plain
                        && plain.base() instanceof Expr.Static
                        && plain.name().equals(plain.name().toUpperCase(Locale.ROOT)));
    }

    /** The name of a table or field: the first text that it is made with, or else how the constant is called. */
    static Optional<String> of(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return constant.value() instanceof String text ? Optional.of(plain(text)) : Optional.empty();
        } else if (expr instanceof Expr.Field field) {
            return Optional.of(field.name().toLowerCase(Locale.ROOT));
        } else if (expr instanceof Expr.Call call) {
            for (Expr arg : Subexpressions.of(call)) {
                Optional<String> inside = arg instanceof Expr.Param ? Optional.empty() : of(arg);
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return Optional.empty();
        } else if (expr instanceof Expr.Array array && !array.elements().isEmpty()) {
            return of(array.elements().get(array.elements().size() - 1));
        }
        return expr instanceof Expr.Fresh made
                ? Optional.of(Names.simple(made.type())
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String plain(String text) {
        return text.substring(text.lastIndexOf('.') + 1)
                .replaceAll("[^\\w]", "")
                .toLowerCase(Locale.ROOT);
    }
}
