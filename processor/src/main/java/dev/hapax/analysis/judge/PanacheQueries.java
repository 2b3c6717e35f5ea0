package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.sql.SqlValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Panache's finders ask for that are given a text, or the end of one: {@code list("orderId = ?1 and status = ?2", id, OPEN)},
 * {@code find("email", email)}.
 */
final class PanacheQueries {
    private static final Set<String> FINDERS = Set.of("find", "list", "stream", "count");

    /** A text, in what order, and its values one by one, or by their names. */
    private static final Pattern GIVEN = Pattern.compile("\\(Ljava/lang/String;(Lio/quarkus/panache/common/Sort;)?"
            + "(\\[Ljava/lang/Object;|Ljava/util/Map;|Lio/quarkus/panache/common/Parameters;)\\).*");

    /** A text that says all. */
    private static final Pattern WHOLE = Pattern.compile("(from|select)\\s.*", Pattern.DOTALL);

    private static final Pattern ORDER = Pattern.compile("order\\s+by\\s.*", Pattern.DOTALL);

    private PanacheQueries() {}

    /**
     * The query of a call, as a whole statement.
     *
     * @param method what is called
     * @param given what it is given, without the object that it is called on
     * @return the text; empty for other calls, and for texts that are not known
     */
    static Optional<String> of(MethodKey method, List<Expr> given) {
        return !given.isEmpty() // or what it was given is lost
                        && FINDERS.contains(method.name())
                        && GIVEN.matcher(method.descriptor()).matches()
                        && given.get(0) instanceof Expr.Const constant
                        && constant.value() instanceof String text
                ? Optional.of(whole(text.strip()))
                : Optional.empty();
    }

    /** The value of a query's parameter, by its name or number; empty where the call does not say it by itself. */
    static Optional<Expr> value(SqlValue.Parameter parameter, List<Expr> given) {
        Expr values = given.get(given.size() - 1);
        if (parameter.name().isPresent() && !(values instanceof Expr.Array)) {
            return NamedParameters.value(values, parameter.name().get());
        }
        return values instanceof Expr.Array array
                        && parameter.position() >= 1
                        && parameter.position() <= array.elements().size()
                ? Optional.of(array.elements().get(parameter.position() - 1))
                : Optional.empty();
    }

    private static String whole(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (WHOLE.matcher(lower).matches()) {
            return lower.startsWith("from") ? "SELECT * " + text : text;
        } else if (text.isEmpty() || ORDER.matcher(lower).matches()) {
            return "SELECT * FROM entity " + text;
        } else if (lower.startsWith("where ")) {
            return "SELECT * FROM entity " + text;
        }
        boolean property = text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
        return "SELECT * FROM entity WHERE " + text + (property ? " = ?1" : "");
    }
}
