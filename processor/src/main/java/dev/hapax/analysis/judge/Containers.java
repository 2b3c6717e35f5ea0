package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import java.util.Set;

/** Calls of what holds other values: optional values, streams, collections, reactive types. */
final class Containers {
    /** Hand back what their receiver holds. */
    private static final Set<String> UNWRAPPING = Set.of(
            "get",
            "getFirst",
            "getLast",
            "orElseThrow",
            "orElse",
            "orElseGet",
            "next",
            "join",
            "block",
            "await",
            "atMost",
            "indefinitely",
            "toFuture",
            "getOrDefault",
            "computeIfAbsent");

    /** Hand back another container of the same things. */
    private static final Set<String> KEEPING = Set.of(
            "stream",
            "parallelStream",
            "filter",
            "peek",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "toList",
            "toArray",
            "collect",
            "findFirst",
            "findAny",
            "iterator",
            "subList",
            "reversed",
            "switchIfEmpty",
            "onItem",
            "ifNoItem",
            "values",
            "or");

    /** The same of reactive chains, where of what takes the place of a failure nothing is said. */
    private static final Set<String> PASSING = Set.of(
            "onFailure",
            "recoverWithItem",
            "recoverWithNull",
            "recoverWithUni",
            "onErrorResume",
            "onErrorReturn",
            "onErrorComplete",
            "onErrorMap",
            "invoke",
            "call",
            "doOnNext",
            "doOnSuccess",
            "doOnError",
            "doFinally",
            "eventually",
            "retry",
            "retryWhen",
            "withBackOff",
            "timeout",
            "subscribeOn",
            "publishOn",
            "emitOn",
            "runSubscriptionOn",
            "log",
            "cache");

    private static final Set<String> MAPPING = Set.of("map", "thenApply", "transform", "mapToObj", "onItemOrFailure");
    private static final Set<String> FLAT_MAPPING =
            Set.of("flatMap", "thenCompose", "transformToUni", "chain", "concatMap", "flatMapMany");
    private static final Set<String> HOLDING = Set.of(
            "of",
            "ofNullable",
            "just",
            "justOrEmpty",
            "item",
            "createFrom",
            "completedFuture",
            "asList",
            "copyOf",
            "singletonList",
            "singleton",
            "fromIterable");

    private Containers() {}

    /** Whether a call is one of a container. */
    static boolean is(Expr.Call call) {
        String owner = call.method().owner();
        return call.receiver()
                && !call.args().isEmpty()
                && (owner.startsWith("java/util/") || owner.startsWith("java/lang/Iterable") || isChain(owner));
    }

    /** Whether a call hands back what its receiver holds. */
    static boolean unwraps(Expr.Call call) {
        return UNWRAPPING.contains(call.method().name());
    }

    /** Whether a call hands back the next one of the things that are gone through. */
    static boolean isNext(Expr.Call call) {
        return call.method().name().equals("next") && call.method().owner().equals("java/util/Iterator");
    }

    /** Whether a call hands back another container of the same things. */
    static boolean keeps(Expr.Call call) {
        return KEEPING.contains(call.method().name())
                || (PASSING.contains(call.method().name())
                        && isChain(call.method().owner()));
    }

    private static boolean isChain(String owner) {
        return owner.startsWith("reactor/core/publisher/") || owner.startsWith("io/smallrye/mutiny/");
    }

    /** Whether a call hands back a container of what a function makes of the things. */
    static boolean maps(Expr.Call call) {
        return MAPPING.contains(call.method().name()) || isOfMutiny(call, "apply");
    }

    /** Whether a call hands back what is in the containers that a function makes of the things. */
    static boolean flatMaps(Expr.Call call) {
        return FLAT_MAPPING.contains(call.method().name()) || isOfMutiny(call, "produceUni");
    }

    /** Mutiny before 0.9 has names of its own. */
    private static boolean isOfMutiny(Expr.Call call, String name) {
        return call.method().name().equals(name) && call.method().owner().startsWith("io/smallrye/mutiny/groups/");
    }

    /** Whether a value is a container that is handed out as a whole: a chain, a future. */
    static boolean is(Expr value) {
        return value instanceof Expr.Call call && is(call) && !unwraps(call);
    }

    /** Whether a call puts its arguments into a container. */
    static boolean holds(Expr.Call call) {
        return !call.receiver()
                && HOLDING.contains(call.method().name())
                && !call.args().isEmpty();
    }

    /** Whether a call makes a container with nothing in it. */
    static boolean isEmpty(Expr value) {
        return value instanceof Expr.Call call
                && !call.receiver()
                && call.args().isEmpty()
                && (call.method().name().startsWith("empty")
                        || HOLDING.contains(call.method().name()))
                && (call.method().owner().startsWith("java/util/")
                        || call.method().owner().startsWith("reactor/core/publisher/"));
    }

    /** Whether a call makes another container of the same things. */
    static boolean copies(Expr.Call call) {
        return !call.receiver()
                && (call.method().name().equals("copyOf")
                        || call.method().name().startsWith("unmodifiable"));
    }

    /** Whether a value is the collector that makes a map. */
    static boolean isMapCollector(Expr collector) {
        return collector instanceof Expr.Call call
                && call.method().owner().equals("java/util/stream/Collectors")
                && call.method().name().contains("oMap")
                && call.args().size() >= 2;
    }
}
