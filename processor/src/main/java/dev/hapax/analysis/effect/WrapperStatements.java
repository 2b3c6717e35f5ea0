package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Texts;
import dev.hapax.analysis.sql.SqlStatements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the update that a wrapper of MyBatis-Plus spells, as SQL with named parameters for the values: {@code
 * new UpdateWrapper<Order>().setSql("pieces = pieces - 1").eq("id", id)}, with calls in a chain or one by one.
 */
final class WrapperStatements {
    private static final String LIBRARY = "com/baomidou/mybatisplus/";
    private static final String QUERIES = LIBRARY + "extension/conditions/query/ChainQuery";
    private static final Set<String> ASKING = Set.of("one", "oneOpt", "list", "count", "exists");
    private static final int MAX_CALLS = 40;

    private static final Map<String, String> COMPARISONS =
            Map.of("eq", "=", "ne", "<>", "lt", "<", "le", "<=", "gt", ">", "ge", ">=");

    /** They narrow nothing down, and set nothing. */
    private static final Set<String> SILENT = Set.of(
            "lambda",
            "select",
            "comment",
            "first",
            "setEntity",
            "setEntityClass",
            "getWrapper",
            "orderByAsc",
            "orderByDesc");

    /** The end of a statement that narrows down only how many rows there are; any other may undo what was asked. */
    private static final Pattern FEWER = Pattern.compile("(?i)\\s*limit\\s+\\d+\\s*");

    private final SpelledValues values = new SpelledValues();
    private final StringBuilder sets = new StringBuilder();
    private final StringBuilder where = new StringBuilder();

    private WrapperStatements() {}

    /** Whether a call runs what a wrapper says. */
    static boolean areRunBy(MethodKey method, CatalogLookup catalog) {
        return isQuery(method, catalog) || isUpdate(method, catalog);
    }

    /** What a call runs; empty where the catalog says all that there is. */
    static Optional<JooqStatements.Spelled> of(MethodFlow flow, Expr.Call call, CatalogLookup catalog) {
        return flow.calls().stream()
                .filter(run -> run.site().equals(call.site()))
                .findFirst()
                .flatMap(run -> isQuery(run.method(), catalog) ? query(flow, run, catalog) : of(flow, run, catalog));
    }

    /** Whether a call updates rows as a wrapper says. */
    static boolean isUpdate(MethodKey method, CatalogLookup catalog) {
        return method.name().equals("update")
                && catalog.row(method)
                        .filter(row -> row.owner().startsWith(LIBRARY))
                        .isPresent();
    }

    /** Whether a call ends a chain that says which rows it asks for. */
    private static boolean isQuery(MethodKey method, CatalogLookup catalog) {
        return ASKING.contains(method.name())
                && catalog.row(method)
                        .filter(row -> row.owner().equals(QUERIES))
                        .isPresent();
    }

    /** The query that such a chain spells; empty where its beginning is not in sight. */
    private static Optional<JooqStatements.Spelled> query(MethodFlow flow, CallSite run, CatalogLookup catalog) {
        WrapperStatements statement = new WrapperStatements();
        Optional<Expr> base = statement.readAll(flow, run);
        String what = run.method().name().equals("count") ? "count(*)" : "*";
        return base.flatMap(begun -> table(run, begun, catalog))
                .map(table -> statement.values.in("SELECT " + what + " FROM " + table + statement.condition()));
    }

    /**
     * The statement that an update runs.
     *
     * @return empty where an object says what is set, and the wrapper no more than which rows; a statement that is not known
     *     where neither is in sight
     */
    static Optional<JooqStatements.Spelled> of(MethodFlow flow, CallSite run, CatalogLookup catalog) {
        WrapperStatements statement = new WrapperStatements();
        Optional<Expr> base = statement.readAll(flow, run);
        if (!statement.sets.isEmpty()) {
            String table = base.flatMap(begun -> table(run, begun, catalog)).orElse(SqlStatements.UNKNOWN);
            return Optional.of(statement.values.in(statement.text(table)));
        }
        return isGivenRow(run)
                ? Optional.empty()
                : Optional.of(new JooqStatements.Spelled(SqlStatements.UNKNOWN, List.of(), List.of()));
    }

    /** Reads what the wrapper is told, and hands back what that begins with; empty where it is not in sight. */
    private Optional<Expr> readAll(MethodFlow flow, CallSite run) {
        Map<Site, CallSite> calls = new HashMap<>();
        flow.calls().forEach(call -> calls.put(call.site(), call));
        Expr base = base(wrapper(run), calls);
        if (!isMade(base)) {
            return Optional.empty();
        }
        for (CallSite call : flow.calls()) {
            if (call.dispatch().hasReceiver()
                    && isWrapper(call.method().owner())
                    && !call.site().equals(run.site())
                    && base(call.receiver(), calls).equals(base)) {
                read(call, flow.dominates(call.site().index(), run.site().index()));
            }
        }
        return Optional.of(base);
    }

    /** The wrapper is the last argument, or what the chain that the update ends is called on. */
    private static Expr wrapper(CallSite run) {
        return isWrapper(run.method().owner())
                ? run.receiver()
                : Exprs.nonNull(run.args().get(run.args().size() - 1));
    }

    private static boolean isWrapper(String owner) {
        return owner.startsWith(LIBRARY) && (owner.contains("/conditions/") || owner.contains("/kotlin/"));
    }

    /** Whether an update is given a row whose fields it sets. */
    private static boolean isGivenRow(CallSite run) {
        int given = run.args().size() - (run.dispatch().hasReceiver() ? 1 : 0);
        return given == (isWrapper(run.method().owner()) ? 1 : 2) && !(run.arg(0) instanceof Expr.Null);
    }

    /** What a chain of a wrapper's calls begins with. */
    private static Expr base(Expr wrapper, Map<Site, CallSite> calls) {
        Expr at = Exprs.nonNull(wrapper);
        for (int i = 0; i < MAX_CALLS; i++) {
            if (!(at instanceof Expr.Call call)
                    || !call.receiver()
                    || !isWrapper(call.method().owner())) {
                return at;
            }
            CallSite whole = calls.get(call.site());
            at = whole == null ? Exprs.UNKNOWN : whole.receiver();
        }
        return Exprs.UNKNOWN;
    }

    private static boolean isMade(Expr base) {
        return base instanceof Expr.Fresh || base instanceof Expr.Call;
    }

    private static Optional<String> table(CallSite run, Expr base, CatalogLookup catalog) {
        return catalog.entityName(run.method().owner())
                .or(() -> base instanceof Expr.Call first
                        ? catalog.entityName(first.method().owner())
                        : Optional.empty());
    }

    private void read(CallSite call, boolean always) {
        boolean conditional = call.method().descriptor().startsWith("(Z");
        int first = conditional ? 1 : 0;
        Expr value = call.arg(first + 1);
        switch (call.method().name()) {
            case "set" -> append(sets, ", ", WrapperColumns.of(call.arg(first)) + " = " + values.of(value));
            case "setIncrBy", "setDecrBy" -> {
                String column = WrapperColumns.of(call.arg(first));
                append(sets, ", ", column + " = " + column + " + " + values.of(value));
            }
            case "setSql" -> append(sets, ", ", fragment(call.arg(first), value));
            case "or", "clear" -> append(where, " OR ", SqlStatements.UNKNOWN + " = 1");
            case "last" -> {
                if (!Texts.of(call.arg(first), SqlStatements.UNKNOWN).stream().allMatch(FEWER.asMatchPredicate())) {
                    append(where, " OR ", SqlStatements.UNKNOWN + " = 1");
                }
            }
            default -> {
                String name = call.method().name();
                if (COMPARISONS.containsKey(name) && always && !conditional) {
                    append(
                            where,
                            " AND ",
                            WrapperColumns.of(call.arg(0)) + " " + COMPARISONS.get(name) + " " + values.of(value));
                } else if (name.equals("isNull") && always && !conditional) {
                    append(where, " AND ", WrapperColumns.of(call.arg(0)) + " IS NULL");
                } else if (!SILENT.contains(name) && !name.startsWith("get")) {
                    append(where, " AND ", "1 < " + SqlStatements.UNKNOWN);
                }
            }
        }
    }

    private static void append(StringBuilder text, String separator, String part) {
        text.append(text.isEmpty() ? "" : separator).append(part);
    }

    /** A piece of SQL whose values are numbered: {@code stock = stock - {0}}. */
    private String fragment(Expr sql, Expr given) {
        Set<String> texts = Texts.of(sql, SqlStatements.UNKNOWN);
        String text = texts.size() == 1 ? texts.iterator().next() : SqlStatements.UNKNOWN + " = 1";
        List<Expr> args = given instanceof Expr.Array array ? array.elements() : List.of();
        for (int i = 0; i < args.size(); i++) {
            String number = "{" + i + "}";
            if (text.contains(number)) {
                text = text.replace(number, values.of(args.get(i)));
            }
        }
        return text;
    }

    private String text(String table) {
        return "UPDATE " + table + " SET " + sets + condition();
    }

    private String condition() {
        return where.isEmpty() ? "" : " WHERE " + where;
    }
}
