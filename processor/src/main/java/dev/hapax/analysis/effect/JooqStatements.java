package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.sql.SqlStatements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the statement that a chain of jOOQ's calls spells, as SQL with named parameters for the values. */
public final class JooqStatements {
    private static final String JOOQ = "org/jooq/";
    private static final int MAX_CALLS = 40;

    private final SpelledValues values = new SpelledValues();
    private final StringBuilder columns = new StringBuilder();
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder sets = new StringBuilder();
    private final StringBuilder where = new StringBuilder();
    private final StringBuilder conflict = new StringBuilder();
    private final StringBuilder updates = new StringBuilder();
    private String verb = "";
    private String mergeKey = "";
    private boolean whereMatched;
    private String table = SqlStatements.UNKNOWN;

    private JooqStatements() {}

    /**
     * A statement and the values that it is run with.
     *
     * @param text the statement
     * @param names the names of its parameters
     * @param values the value of each
     */
    record Spelled(String text, List<String> names, List<Expr> values) {}

    /**
     * The statement that an object of jOOQ's stands for.
     *
     * @param query the object
     * @return its text, or empty where it is no chain of jOOQ's calls
     */
    public static Optional<String> text(Expr query) {
        return spelled(chain(query, Map.of())).map(Spelled::text);
    }

    /** The statement that a call runs, or empty where its receiver is no chain of jOOQ's that begins in the method. */
    static Optional<Spelled> of(MethodFlow flow, CallSite run) {
        if (!(run.receiver() instanceof Expr.Call call)
                || !call.method().owner().startsWith(JOOQ)) {
            return Optional.empty();
        }
        Map<Site, CallSite> whole = new HashMap<>();
        flow.calls().forEach(site -> whole.put(site.site(), site));
        return spelled(chain(run.receiver(), whole));
    }

    private static Optional<Spelled> spelled(List<Expr.Call> chain) {
        JooqStatements statement = new JooqStatements();
        chain.forEach(statement::read);
        return statement.verb.isEmpty() ? Optional.empty() : Optional.of(statement.values.in(statement.text()));
    }

    /** The calls from the first to the last, with their arguments as the code has them, where that is known. */
    private static List<Expr.Call> chain(Expr last, Map<Site, CallSite> whole) {
        List<Expr.Call> chain = new ArrayList<>();
        Expr at = Exprs.nonNull(last);
        while (at instanceof Expr.Call call
                && call.receiver()
                && call.method().owner().startsWith(JOOQ)
                && chain.size() < MAX_CALLS) {
            CallSite site = whole.get(call.site());
            chain.add(site == null ? call : new Expr.Call(call.site(), call.method(), true, site.args()));
            at = call.args().isEmpty()
                    ? Exprs.UNKNOWN
                    : Exprs.nonNull(call.args().get(0));
        }
        Collections.reverse(chain);
        return chain;
    }

    private void read(Expr.Call call) {
        List<Expr> args = arguments(call);
        switch (call.method().name()) {
            case "insertInto" -> begin("INSERT", args);
            case "mergeInto" -> begin("MERGE", args);
            case "key" -> mergeKey = key(args);
            case "whenMatchedThenUpdate" -> whereMatched = true;
            case "whenNotMatchedThenInsert" -> {
                whereMatched = false;
                args.forEach(this::column);
            }
            case "update" -> begin("UPDATE", args);
            case "delete", "deleteFrom" -> begin("DELETE", args);
            case "selectFrom", "from" -> begin("SELECT", args);
            case "select", "selectOne", "selectCount", "selectDistinct" -> verb = "SELECT";
            case "columns" -> args.forEach(this::column);
            case "values" -> args.forEach(value -> append(rows, ", ", values.of(value)));
            case "set" -> set(args);
            case "where", "and" -> args.forEach(condition -> append(where, " AND ", condition(condition)));
            case "or" -> append(where, " OR ", SqlStatements.UNKNOWN + " = 1");
            case "onConflict", "onConflictOnConstraint" ->
                conflict.append(" ON CONFLICT ").append(key(args));
            case "onConflictDoNothing" -> conflict.append(" ON CONFLICT DO NOTHING");
            case "doNothing" -> conflict.append("DO NOTHING");
            case "doUpdate" -> conflict.append("DO UPDATE SET ");
            case "onDuplicateKeyIgnore" -> conflict.append(" ON CONFLICT DO NOTHING");
            case "onDuplicateKeyUpdate" -> conflict.append(" ON DUPLICATE KEY UPDATE ");
            default -> {
                // orders, limits, what is handed back: nothing that a second run depends on
            }
        }
    }

    private static List<Expr> arguments(Expr.Call call) {
        List<Expr> args = new ArrayList<>();
        for (Expr arg :
                call.args().subList(Math.min(1, call.args().size()), call.args().size())) {
            if (arg instanceof Expr.Array array) {
                args.addAll(array.elements());
            } else {
                args.add(arg);
            }
        }
        return args;
    }

    private void begin(String word, List<Expr> args) {
        verb = word;
        if (!args.isEmpty()) {
            table = JooqNames.of(args.get(0)).orElse(SqlStatements.UNKNOWN);
            args.subList(1, args.size()).forEach(this::column);
        }
    }

    private void column(Expr field) {
        append(columns, ", ", JooqNames.of(field).orElse(SqlStatements.UNKNOWN));
    }

    private static void append(StringBuilder text, String separator, String part) {
        text.append(text.isEmpty() ? "" : separator).append(part);
    }

    private String key(List<Expr> fields) {
        StringBuilder key = new StringBuilder();
        fields.forEach(field -> append(key, ", ", JooqNames.of(field).orElse(SqlStatements.UNKNOWN)));
        return key.isEmpty() ? "" : "(" + key + ") ";
    }

    private void set(List<Expr> args) {
        boolean afterConflict = !conflict.isEmpty() || whereMatched;
        if (args.size() != 2) { // a record or a map: which columns is not known
            append(afterConflict ? updates : sets, ", ", SqlStatements.UNKNOWN + " = 1");
            append(columns, ", ", SqlStatements.UNKNOWN);
            append(rows, ", ", "1");
            return;
        }
        String name = JooqNames.of(args.get(0)).orElse(SqlStatements.UNKNOWN);
        if (afterConflict) {
            append(updates, ", ", name + " = " + expression(args.get(1)));
        } else if (verb.equals("INSERT") || verb.equals("MERGE")) {
            append(columns, ", ", name);
            append(rows, ", ", values.of(args.get(1)));
        } else {
            append(sets, ", ", name + " = " + expression(args.get(1)));
        }
    }

    /** What jOOQ computes in the database: {@code BALANCE.plus(amount)}. */
    private String expression(Expr value) {
        if (!(value instanceof Expr.Call call) || !call.method().owner().startsWith(JOOQ)) {
            return JooqNames.isField(value) ? JooqNames.of(value).orElse(SqlStatements.UNKNOWN) : values.of(value);
        }
        Optional<String> operator = JooqNames.operator(call.method().name());
        List<String> operands = new ArrayList<>();
        if (call.receiver() && operator.isPresent()) {
            operands.add(expression(call.args().get(0)));
        }
        arguments(call.receiver() ? call : withReceiver(call)).forEach(arg -> operands.add(expression(arg)));
        if (operator.isPresent() && operands.size() == 2) {
            return operands.get(0) + " " + operator.get() + " " + operands.get(1);
        }
        return JooqNames.isFunction(call.method().name())
                ? call.method().name() + "(" + String.join(", ", operands) + ")"
                : JooqNames.of(value).orElse(SqlStatements.UNKNOWN);
    }

    private static Expr.Call withReceiver(Expr.Call call) {
        List<Expr> args = new ArrayList<>();
        args.add(Exprs.UNKNOWN);
        args.addAll(call.args());
        return new Expr.Call(call.site(), call.method(), true, args);
    }

    private String condition(Expr condition) {
        if (condition instanceof Expr.Call call
                && call.receiver()
                && !call.args().isEmpty()) {
            MethodKey method = call.method();
            List<Expr> args = arguments(call);
            if (method.name().equals("and") && args.size() == 1) {
                return condition(call.args().get(0)) + " AND " + condition(args.get(0));
            } else if ((method.name().equals("eq") || method.name().equals("equal")) && args.size() == 1) {
                return JooqNames.of(call.args().get(0)).orElse(SqlStatements.UNKNOWN) + " = " + values.of(args.get(0));
            } else if (method.name().equals("isNull")) {
                return JooqNames.of(call.args().get(0)).orElse(SqlStatements.UNKNOWN) + " IS NULL";
            }
        }
        return "1 < " + values.of(condition);
    }

    private String row() {
        return " INTO " + table + (columns.isEmpty() ? "" : " (" + columns + ")") + " VALUES (" + rows + ")";
    }

    /** By its key, or as an insert of what is not there and an update of what is. */
    private String merge() {
        if (!mergeKey.isEmpty()) {
            return "MERGE INTO " + table + " (" + columns + ") KEY " + mergeKey + "VALUES (" + rows + ")";
        } else if (rows.isEmpty()) {
            return "UPDATE " + table + " SET " + updates;
        }
        return "INSERT" + row()
                + (updates.isEmpty() ? " ON CONFLICT DO NOTHING" : " ON DUPLICATE KEY UPDATE " + updates);
    }

    private String text() {
        String condition = where.isEmpty() ? "" : " WHERE " + where;
        return switch (verb) {
            case "INSERT" -> "INSERT" + row() + conflict + updates;
            case "MERGE" -> merge();
            case "UPDATE" -> "UPDATE " + table + " SET " + sets + condition;
            case "DELETE" -> "DELETE FROM " + table + condition;
            default -> "SELECT * FROM " + table + condition;
        };
    }
}
