package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.sql.SqlValue;
import java.util.List;
import java.util.Set;

/**
 * The values of the parameters in a statement that a method declares: an argument by its name or place, a property of an
 * argument ({@code order.id}), or of the only one ({@code id}). {@code orders[]} is what the orders hold.
 */
final class DeclaredParameters {
    private static final String HELD = "[]";
    /** What MyBatis calls the only argument. */
    private static final Set<String> ONLY = Set.of("list", "collection", "array", "_parameter", "arg0", "param1");

    private DeclaredParameters() {}

    static Expr value(Role.RunsText text, List<Expr> operands, boolean receiver, SqlValue.Parameter parameter) {
        String name = parameter.name().orElse("");
        int named = name.isEmpty() ? -1 : text.parameters().indexOf(name);
        if (named >= 0) {
            return Statements.argument(operands, receiver, named);
        }
        List<String> path = List.of(name.split("\\.", -1));
        String first = path.get(0).replace(HELD, "");
        int argument = first.isEmpty() ? -1 : text.parameters().indexOf(first);
        boolean only = text.parameters().size() == 1;
        if (argument < 0 && only && ONLY.contains(first)) {
            argument = 0;
        }
        if (argument >= 0) {
            Expr value = Statements.argument(operands, receiver, argument);
            return properties(path.get(0).endsWith(HELD) ? held(value) : value, path.subList(1, path.size()));
        }
        // an argument of another name whose own name the class file does not keep may be the value itself
        boolean property = only
                && !name.isEmpty()
                && !isPlain(Statements.argument(operands, receiver, 0))
                && (path.size() > 1
                        || parameter.position() > 1
                        || !text.parameters().get(0).isEmpty());
        return property
                ? properties(Statements.argument(operands, receiver, 0), path)
                : Statements.argument(operands, receiver, parameter.position() - 1);
    }

    /** A text or number has no properties: a parameter of another name is the value itself. */
    private static boolean isPlain(Expr value) {
        return value instanceof Expr.Const || value instanceof Expr.Concat || value instanceof Expr.Op;
    }

    private static Expr properties(Expr object, List<String> path) {
        Expr value = object;
        for (String property : path) {
            value = property(Exprs.nonNull(value), property.replace(HELD, ""));
            value = property.endsWith(HELD) ? held(value) : value;
        }
        return value;
    }

    static Expr property(Expr object, String name) {
        return object instanceof Expr.Fresh made
                ? made.fields().get(name).orElse(Exprs.UNKNOWN)
                : Bounded.of(new Expr.Field(object, "", name));
    }

    private static Expr held(Expr collection) {
        return Bounded.of(new Expr.Element(collection));
    }
}
