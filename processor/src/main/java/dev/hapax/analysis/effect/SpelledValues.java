package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.Expr;
import java.util.ArrayList;
import java.util.List;

/** The values of a statement that calls spell: literals stand in its text, all others are parameters with names. */
final class SpelledValues {
    private final List<String> names = new ArrayList<>();
    private final List<Expr> values = new ArrayList<>();

    /** What stands for a value in the text. */
    String of(Expr value) {
        if (value instanceof Expr.Const constant && constant.value() instanceof Number) {
            return String.valueOf(constant.value());
        } else if (value instanceof Expr.Const constant && constant.value() instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        String name = "v" + (names.size() + 1);
        names.add(name);
        values.add(value);
        return ":" + name;
    }

    /** A statement with the parameters that it was given. */
    JooqStatements.Spelled in(String text) {
        return new JooqStatements.Spelled(text, names, values);
    }
}
