package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlStatements;
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

    /** A text, in what order, and its values one by one. */
    private static final Pattern GIVEN =
            Pattern.compile("\\(Ljava/lang/String;(Lio/quarkus/panache/common/Sort;)?\\[Ljava/lang/Object;\\).*");

    /** A text that says all. */
    private static final Pattern WHOLE = Pattern.compile("(from|select)\\s.*", Pattern.DOTALL);

    private static final Pattern ORDER = Pattern.compile("order\\s+by\\s.*", Pattern.DOTALL);

    private PanacheQueries() {}

    /** A query, and what its parameters are. */
    record Query(SqlJudgement.Read read, Expr values) {
        /** The value that a column is compared with; unknown where the query does not say it by itself. */
        Optional<Expr> value(SqlValue compared) {
            if (compared instanceof SqlValue.Literal literal) {
                return Optional.of(new Expr.Const(literal.text()));
            }
            return compared instanceof SqlValue.Parameter parameter
                            && values instanceof Expr.Array array
                            && parameter.position() >= 1
                            && parameter.position() <= array.elements().size()
                    ? Optional.of(array.elements().get(parameter.position() - 1))
                    : Optional.empty();
        }
    }

    /**
     * The query of a call.
     *
     * @param method what is called
     * @param given what it is given, without the object that it is called on
     * @return the query; empty for other calls, and for texts that are not known
     */
    static Optional<Query> of(MethodKey method, List<Expr> given) {
        if (given.isEmpty() // what it was given is lost
                || !FINDERS.contains(method.name())
                || !GIVEN.matcher(method.descriptor()).matches()
                || !(given.get(0) instanceof Expr.Const constant)
                || !(constant.value() instanceof String text)) {
            return Optional.empty();
        }
        return SqlStatements.judge(whole(text.strip())).stream()
                .filter(SqlJudgement.Read.class::isInstance)
                .map(SqlJudgement.Read.class::cast)
                .findFirst()
                .map(read -> new Query(read, given.get(given.size() - 1)));
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
