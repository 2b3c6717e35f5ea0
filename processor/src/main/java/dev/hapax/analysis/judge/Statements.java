package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Wording;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.JooqStatements;
import dev.hapax.analysis.entities.NamedStatements;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Texts;
import dev.hapax.analysis.sql.Cql;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlStatements;
import dev.hapax.analysis.sql.SqlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The statements that calls run, each text judged once. Not thread-safe. */
final class Statements {
    private static final Worded UNKNOWN = new Worded(Exprs.UNKNOWN, new Wording.Whole());

    private final CatalogLookup catalog;
    private final NamedStatements named;
    private final Map<String, List<SqlJudgement>> judged = new HashMap<>();

    Statements(CatalogLookup catalog, NamedStatements named) {
        this.catalog = catalog;
        this.named = named;
    }

    /** A text, and how it is to be read. */
    private record Worded(Expr text, Wording wording) {}

    /** What the statements of a call do; empty where the call runs none. */
    List<SqlJudgement> of(Role role, List<Expr> args, boolean receiver) {
        List<SqlJudgement> all = new ArrayList<>();
        if (role instanceof Role.RunsText declared) {
            declared.texts().forEach(text -> all.addAll(judge(text)));
        } else {
            for (Worded worded : texts(role, args, receiver)) {
                Texts.of(worded.text(), SqlStatements.UNKNOWN)
                        .forEach(text -> wholes(text, worded.wording()).forEach(whole -> all.addAll(judge(whole))));
            }
        }
        return all;
    }

    /** What the statements of an effect do; empty where it runs none. */
    List<SqlJudgement> run(Effect effect, Action.Catalogued call) {
        List<Expr> args = effect.arguments();
        return runs(call.role()) ? of(call.role(), args, call.receiver()) : List.of();
    }

    /** What a text does, as a statement. */
    List<SqlJudgement> judge(String text) {
        return judged.computeIfAbsent(text, SqlStatements::judge);
    }

    private List<String> wholes(String text, Wording wording) {
        List<String> mapped = wording instanceof Wording.Mapped ? named.mapped(text) : List.of(whole(text, wording));
        return mapped.isEmpty() ? List.of(SqlStatements.UNKNOWN) : mapped;
    }

    private String whole(String text, Wording wording) {
        if (wording instanceof Wording.Shortened about) {
            return text.startsWith("#") ? named(text.substring(1)) : ShortenedUpdates.whole(text, about.entity());
        } else if (wording instanceof Wording.Named) {
            return named(text);
        }
        return wording instanceof Wording.Cql ? Cql.toSql(text) : text;
    }

    private String named(String name) {
        return named.text(name).orElse(SqlStatements.UNKNOWN);
    }

    static boolean runs(Role role) {
        return role instanceof Role.ExecutesSql || role instanceof Role.RunsStatement || role instanceof Role.RunsText;
    }

    private List<Worded> texts(Role role, List<Expr> args, boolean receiver) {
        if (role instanceof Role.ExecutesSql sql) {
            return List.of(new Worded(argument(args, receiver, sql.sql()), sql.wording()));
        } else if (role instanceof Role.RunsStatement runs && runs.statement().isPresent()) {
            return prepared(argument(args, receiver, runs.statement().getAsInt()));
        } else if (!receiver || args.isEmpty()) {
            return List.of(UNKNOWN);
        }
        return JooqStatements.text(args.get(0))
                .map(text -> List.of(new Worded(new Expr.Const(text), new Wording.Whole())))
                .orElseGet(() -> prepared(args.get(0)));
    }

    /** The texts that a statement object was made with. */
    private List<Worded> prepared(Expr statement) {
        Set<Worded> texts = new LinkedHashSet<>();
        for (Expr option : Exprs.options(Exprs.nonNull(statement))) {
            texts.addAll(preparedBy(option));
        }
        return List.copyOf(texts);
    }

    private List<Worded> preparedBy(Expr statement) {
        if (statement instanceof Expr.Fresh made) {
            MethodKey constructor = new MethodKey(made.type(), "<init>", made.constructor());
            return catalog.role(constructor).orElse(null) instanceof Role.PreparesSql prepares
                    ? List.of(new Worded(argument(made.args(), false, prepares.sql()), prepares.wording()))
                    : List.of(UNKNOWN);
        }
        if (!(statement instanceof Expr.Call call)) {
            return List.of(UNKNOWN);
        }
        Optional<Role> role = catalog.role(call.method());
        if (role.orElse(null) instanceof Role.PreparesSql prepares) {
            return List.of(new Worded(argument(call.args(), call.receiver(), prepares.sql()), prepares.wording()));
        }
        return call.receiver() && !call.args().isEmpty() ? prepared(call.args().get(0)) : List.of(UNKNOWN);
    }

    static Expr argument(List<Expr> args, boolean receiver, int index) {
        int at = receiver ? index + 1 : index;
        return at >= 0 && at < args.size() ? args.get(at) : Exprs.UNKNOWN;
    }

    /** The value that a statement's parameter is bound to. */
    static Expr bound(Effect effect, SqlValue value) {
        if (value instanceof SqlValue.Parameter parameter) {
            return bound(effect, parameter);
        } else if (value instanceof SqlValue.Expression expression
                && expression.parts().size() == 1) {
            return bound(effect, expression.parts().get(0));
        } else if (value instanceof SqlValue.Literal literal) {
            return new Expr.Const(literal.text());
        }
        return Exprs.UNKNOWN;
    }

    private static Expr bound(Effect effect, SqlValue.Parameter parameter) {
        if (!(effect.action() instanceof Action.Catalogued call)) {
            return Exprs.UNKNOWN;
        }
        int first = effect.operands().size() - call.binds().size();
        for (int i = 0; i < call.binds().size(); i++) {
            String name = call.binds().get(i);
            if (name.equals(String.valueOf(parameter.position()))
                    || name.equals(parameter.name().orElse(" "))) {
                return effect.operand(first + i);
            }
        }
        return bound(call.role(), effect.operands(), call.receiver(), parameter);
    }

    /** The value that a call gives a statement's parameter together with the statement. */
    static Expr bound(Role role, List<Expr> args, boolean receiver, SqlValue.Parameter parameter) {
        if (role instanceof Role.RunsText text) {
            return DeclaredParameters.value(text, args, receiver, parameter);
        }
        return given(role, args, receiver)
                .map(given -> parameter
                        .name()
                        .flatMap(name -> NamedParameters.value(given, name))
                        .orElseGet(() -> among(given, parameter.position() - 1)))
                .orElse(Exprs.UNKNOWN);
    }

    /** The same for a statement that is run for several rows, with what makes them seen through. */
    static Expr bound(Effect effect, SqlValue value, Expansion expansion) {
        Optional<Expr> named =
                value instanceof SqlValue.Parameter parameter && effect.action() instanceof Action.Catalogued call
                        ? parameter
                                .name()
                                .flatMap(name -> given(call.role(), effect.operands(), call.receiver())
                                        .flatMap(given -> NamedParameters.value(expansion.elementOf(given), name)))
                        : Optional.empty();
        return expansion.of(named.orElseGet(() -> bound(effect, value)));
    }

    /** What a call is given the values of its statement's parameters in; empty where it is given none, or one by one. */
    private static Optional<Expr> given(Role role, List<Expr> args, boolean receiver) {
        OptionalInt given = role instanceof Role.ExecutesSql sql
                ? sql.values()
                : role instanceof Role.RunsStatement runs ? runs.values() : OptionalInt.empty();
        return given.isPresent() ? Optional.of(argument(args, receiver, given.getAsInt())) : Optional.empty();
    }

    /** One of the values in an array, or in the arguments of a call like {@code Tuple.of(a, b)}. */
    private static Expr among(Expr values, int index) {
        List<Expr> listed = values instanceof Expr.Array array
                ? array.elements()
                : values instanceof Expr.Call call && call.method().name().equals("of") ? call.args() : List.of();
        return index < listed.size() ? listed.get(index) : Bounded.of(new Expr.Element(values));
    }
}
