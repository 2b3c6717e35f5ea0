package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.Assignment.Change;
import dev.hapax.analysis.sql.SqlValue.Expression;
import dev.hapax.analysis.sql.SqlValue.Literal;
import dev.hapax.analysis.sql.SqlValue.Parameter;
import dev.hapax.analysis.sql.SqlValue.Unknown;
import java.util.List;
import java.util.Optional;

/** Finds the assignment after which its own statement's condition no longer holds. */
final class ClaimReader {
    private ClaimReader() {}

    /** The column that claims. */
    static Optional<String> claim(List<Assignment> sets, List<Comparison> where) {
        for (Assignment set : sets) {
            for (Comparison condition : where) {
                if (set.column().equals(condition.column()) && ends(set, condition)) {
                    return Optional.of(set.column());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean ends(Assignment set, Comparison condition) {
        SqlValue before = condition.value();
        SqlValue after = set.value();
        if (set.change() == Change.GROWS) {
            return condition.isEquality();
        }
        if (set.change() != Change.OVERWRITES || after instanceof Unknown || before instanceof Unknown) {
            return false;
        }
        boolean toNull = after instanceof Literal literal && literal.text().equalsIgnoreCase("NULL");
        return switch (condition.operator()) {
            case "=" -> differ(before, after);
            case "<>", "<", ">", "NOT IN" -> same(before, after);
            case "IN" ->
                !(before instanceof Expression several)
                        ? differ(before, after)
                        : !several.parts().isEmpty() && several.parts().stream().allMatch(one -> differ(one, after));
            case "IS NULL" -> !toNull;
            case "IS NOT NULL" -> toNull;
            default -> false;
        };
    }

    /** Two constants that are not the same, or two parameters of their own: expected and new value. */
    private static boolean differ(SqlValue before, SqlValue after) {
        if (before instanceof Literal one && after instanceof Literal other) {
            return !canonical(one).equals(canonical(other));
        }
        if (before instanceof Parameter one && after instanceof Parameter other) {
            return (one.name().isPresent() || other.name().isPresent())
                    ? !one.name().equals(other.name())
                    : one.position() != other.position();
        }
        return (before instanceof Parameter && after instanceof Literal)
                || (before instanceof Literal && after instanceof Parameter)
                || after instanceof SqlValue.Function;
    }

    /** The same constant, the same parameter, or two without a name, which such statements bind to one value. */
    private static boolean same(SqlValue before, SqlValue after) {
        if (before instanceof Literal one && after instanceof Literal other) {
            return canonical(one).equals(canonical(other));
        }
        return before instanceof Parameter one
                && after instanceof Parameter other
                && one.name().equals(other.name());
    }

    private static String canonical(Literal literal) {
        return switch (literal.text().toUpperCase(java.util.Locale.ROOT)) {
            case "TRUE", "1" -> "1";
            case "FALSE", "0" -> "0";
            default -> literal.text();
        };
    }
}
