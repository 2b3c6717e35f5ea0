package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Messages that a framework hands to a method, put together of parts that are known: of a record, the parameters of another
 * method that is given them one by one; of what goes over an event bus, the event. As values they are objects whose fields
 * are these parts.
 */
public final class GivenMessages {
    /** The record's key. */
    public static final String KEY = "key";

    /** The record's value. */
    public static final String VALUE = "value";

    private static final String RECORD = "org/apache/kafka/clients/consumer/ConsumerRecord";
    private static final String HEADER = "org/apache/kafka/common/header/Header";
    private static final String BODY = "body";
    private static final String ON_BUS = "/eventbus/Message";
    private static final String HEADERS_TYPE = "org/apache/kafka/common/header/Headers";
    private static final String HEADERS = "headers";
    private static final String LAST = "lastHeader";

    private GivenMessages() {}

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

    /**
     * Whether objects of a type are messages of Vert.x' event bus.
     *
     * @param type internal name
     * @return true for Vert.x' own and for those that wrap it for other libraries
     */
    public static boolean areOnBus(String type) {
        return type.startsWith("io/vertx/") && type.endsWith(ON_BUS);
    }

    /**
     * A message on an event bus.
     *
     * @param site where it is sent
     * @param type internal name of its class
     * @param body what it brings
     * @return what stands for it
     */
    public static Expr onBus(Site site, String type, Expr body) {
        return new Expr.Fresh(site, type, "", List.of(), Fields.unset().with(BODY, body));
    }

    /** What a call takes out of such a message, unknown where the other method is not given that; empty for any other call. */
    static Optional<Expr> part(Expr.Call call) {
        String owner = call.method().owner();
        boolean onBus = owner.endsWith(ON_BUS);
        if (!call.receiver() || !(onBus || owner.equals(RECORD) || owner.equals(HEADER))) {
            return Optional.empty(); // asked of every call
        }
        Expr of = Exprs.nonNull(call.args().get(0));
        String name = call.method().name();
        if (onBus) {
            return name.equals(BODY) && of instanceof Expr.Fresh made && areOnBus(made.type())
                    ? made.fields().get(BODY)
                    : Optional.empty();
        }
        if (owner.equals(RECORD)) {
            return name.equals(HEADERS) ? Optional.empty() : part(of, name);
        }
        return name.equals(VALUE) && of instanceof Expr.Call look ? header(look) : Optional.empty();
    }

    private static Optional<Expr> header(Expr.Call look) {
        boolean byName =
                look.method().owner().equals(HEADERS_TYPE) && look.args().size() == 2;
        if (!byName
                || !(Exprs.nonNull(look.args().get(0)) instanceof Expr.Call headers)
                || !headers.method().owner().equals(RECORD)) {
            return Optional.empty();
        }
        boolean named = look.method().name().equals(LAST)
                && look.args().get(1) instanceof Expr.Const constant
                && constant.value() instanceof String;
        return part(
                Exprs.nonNull(headers.args().get(0)),
                named ? header((String) ((Expr.Const) look.args().get(1)).value()) : "");
    }

    private static Optional<Expr> part(Expr record, String name) {
        return record instanceof Expr.Fresh made
                        && made.type().equals(RECORD)
                        && made.fields().isMade()
                ? Optional.of(made.fields().get(name).orElse(Exprs.UNKNOWN))
                : Optional.empty();
    }
}
