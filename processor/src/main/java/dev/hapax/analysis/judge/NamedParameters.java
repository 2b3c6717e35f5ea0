package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values of parameters that a statement is given by their names: in a map, in Spring's sources of parameters, in Panache's,
 * or in a list of these, one a row.
 */
final class NamedParameters {
    private static final String SPRING = "org/springframework/jdbc/core/namedparam/";
    private static final String MAP_SOURCE = SPRING + "MapSqlParameterSource";
    private static final String PANACHE = "io/quarkus/panache/common/Parameters";
    private static final Set<String> PROPERTIES =
            Set.of(SPRING + "BeanPropertySqlParameterSource", SPRING + "SimplePropertySqlParameterSource");

    private NamedParameters() {}

    /** The value of a parameter; not known where the names do not say it, empty where nothing is given by its name. */
    static Optional<Expr> value(Expr given, String name) {
        Expr source = Exprs.nonNull(given);
        if (source instanceof Expr.OneOf choice) {
            return several(List.copyOf(choice.options()), name);
        } else if (source instanceof Expr.Array rows) {
            return several(rows.elements(), name);
        } else if (source instanceof Expr.Call call) {
            return ofCall(call, name);
        } else if (source instanceof Expr.Fresh made) {
            return ofObject(made, name);
        }
        return Optional.empty();
    }

    /** One value in each row only where all rows agree. */
    private static Optional<Expr> several(List<Expr> rows, String name) {
        List<Optional<Expr>> values = rows.stream().map(row -> value(row, name)).toList();
        return values.isEmpty() || values.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(Exprs.oneOf(values.stream().map(Optional::get).toList()));
    }

    private static Optional<Expr> ofCall(Expr.Call call, String name) {
        String method = call.method().name();
        String owner = call.method().owner();
        List<Expr> args = call.args();
        boolean adds = (owner.equals(MAP_SOURCE) && method.equals("addValue"))
                || (owner.equals(PANACHE) && method.equals("and"));
        if (adds) {
            if (args.size() <= 2) {
                return Optional.of(Exprs.UNKNOWN); // too much was to say of what it is given
            }
            Optional<Boolean> same = isNamed(args.get(1), name);
            return same.filter(yes -> !yes).isPresent()
                    ? value(args.get(0), name)
                    : Optional.of(same.isPresent() ? args.get(2) : Exprs.UNKNOWN);
        } else if (!call.receiver()
                && ((owner.equals("java/util/Map") && method.equals("of"))
                        || (owner.equals(PANACHE) && method.equals("with")))) {
            return ofPairs(args, name);
        } else if (owner.equals(PANACHE) && method.equals("map") && call.receiver() && !args.isEmpty()) {
            return value(args.get(0), name);
        } else if (call.receiver() && method.equals("toArray") && owner.startsWith("java/util/")) {
            return value(args.get(0), name);
        }
        return Optional.empty();
    }

    private static Optional<Expr> ofObject(Expr.Fresh made, String name) {
        if (made.type().equals(MAP_SOURCE)) {
            return made.args().size() == 2
                    ? ofPairs(made.args(), name)
                    : made.args().isEmpty()
                            ? Optional.of(Exprs.UNKNOWN)
                            : value(made.args().get(0), name);
        } else if (PROPERTIES.contains(made.type()) && made.args().size() == 1) {
            return Optional.of(
                    DeclaredParameters.property(Exprs.nonNull(made.args().get(0)), name));
        }
        return made.type().startsWith("java/util/") && made.args().isEmpty()
                ? made.fields().elements().flatMap(row -> value(row, name))
                : Optional.empty();
    }

    private static Optional<Expr> ofPairs(List<Expr> pairs, String name) {
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            Optional<Boolean> same = isNamed(pairs.get(i), name);
            if (same.isEmpty()) {
                return Optional.of(Exprs.UNKNOWN);
            } else if (same.get()) {
                return Optional.of(Bounded.of(pairs.get(i + 1)));
            }
        }
        return Optional.of(Exprs.UNKNOWN);
    }

    /** Whether a value is given by a name; empty where the name is not known. */
    private static Optional<Boolean> isNamed(Expr key, String name) {
        return key instanceof Expr.Const constant ? Optional.of(constant.value().equals(name)) : Optional.empty();
    }
}
