package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records that a framework hands to one method and takes apart for another: the parts of the one are the parameters of the
 * other. As values they are objects whose fields are these parts.
 */
public final class GivenRecords {
    /** The record's key. */
    public static final String KEY = "key";

    /** The record's value. */
    public static final String VALUE = "value";

    private static final String RECORD = "org/apache/kafka/clients/consumer/ConsumerRecord";
    private static final String HEADER = "org/apache/kafka/common/header/Header";
    private static final String HEADERS = "headers";
    private static final String LAST = "lastHeader";

    private GivenRecords() {}

    /**
     * The name of a header's part.
     *
     * @param name the header's name
     * @return the part's
     */
    public static String header(String name) {
        return "header " + name;
    }

    /**
     * A record.
     *
     * @param site where it is handed over
     * @param parts its parts, by name
     * @return what stands for it
     */
    public static Expr of(Site site, Map<String, Expr> parts) {
        Fields fields = Fields.unset();
        for (Map.Entry<String, Expr> part : new TreeMap<>(parts).entrySet()) {
            fields = fields.with(part.getKey(), part.getValue());
        }
        return new Expr.Fresh(site, RECORD, "", List.of(), fields);
    }

    /** What a call takes out of such a record, unknown where the other method is not given that; empty for any other call. */
    static Optional<Expr> part(Expr.Call call) {
        String owner = call.method().owner();
        if (!call.receiver() || !(owner.equals(RECORD) || owner.equals(HEADER))) {
            return Optional.empty(); // asked of every call
        }
        Expr of = Exprs.nonNull(call.args().get(0));
        String name = call.method().name();
        if (owner.equals(RECORD)) {
            return name.equals(HEADERS) ? Optional.empty() : part(of, name);
        }
        return name.equals(VALUE) && of instanceof Expr.Call look ? header(look) : Optional.empty();
    }

    private static Optional<Expr> header(Expr.Call look) {
        boolean of = !look.args().isEmpty()
                && Exprs.nonNull(look.args().get(0)) instanceof Expr.Call headers
                && headers.method().owner().equals(RECORD);
        if (!of) {
            return Optional.empty();
        }
        Expr record = Exprs.nonNull(
                ((Expr.Call) Exprs.nonNull(look.args().get(0))).args().get(0));
        boolean named = look.method().name().equals(LAST)
                && look.args().get(1) instanceof Expr.Const constant
                && constant.value() instanceof String;
        return part(record, named ? header((String) ((Expr.Const) look.args().get(1)).value()) : "");
    }

    private static Optional<Expr> part(Expr record, String name) {
        return record instanceof Expr.Fresh made
                        && made.type().equals(RECORD)
                        && made.fields().isMade()
                ? Optional.of(made.fields().get(name).orElse(Exprs.UNKNOWN))
                : Optional.empty();
    }
}
