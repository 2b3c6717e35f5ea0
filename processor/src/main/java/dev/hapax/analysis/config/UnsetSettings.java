package dev.hapax.analysis.config;

import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Consumers that are made with settings of which all are known, and one that a guarantee depends on is not among them: then
 * the client's own default holds. Where a map goes anywhere else, or holds what is not known, nothing is said.
 */
final class UnsetSettings {
    /** What holds in a consumer where nobody says anything. */
    private static final Map<String, String> DEFAULTS = Map.of(
            KafkaKeys.AUTO_COMMIT, "true",
            KafkaKeys.OFFSET_RESET, "latest",
            KafkaKeys.ISOLATION, "read_uncommitted");

    private static final String CONSUMER = "org/apache/kafka/clients/consumer/KafkaConsumer";
    private static final Set<String> MAPS =
            Set.of("java/util/Properties", "java/util/HashMap", "java/util/LinkedHashMap", "java/util/TreeMap");
    private static final Set<String> PUTS = Set.of("put", "setProperty");
    private static final String GROUP = "group.id";

    private final MethodFlow flow;

    UnsetSettings(MethodFlow flow) {
        this.flow = flow;
    }

    /**
     * A default that holds.
     *
     * @param consumer where the consumer is made
     * @param key the setting
     * @param value the default
     */
    record Unset(CallSite consumer, String key, String value) {}

    List<Unset> all() {
        return flow.calls().stream()
                .filter(call -> call.method().owner().equals(CONSUMER)
                        && call.method().name().equals("<init>")
                        && !call.args().isEmpty())
                .flatMap(call -> map(call.arg(0)).flatMap(this::keys).stream()
                        .filter(keys -> keys.contains(GROUP)) // without one, nothing is committed
                        .flatMap(keys -> DEFAULTS.entrySet().stream()
                                .filter(each -> !keys.contains(each.getKey()))
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> new Unset(call, each.getKey(), each.getValue()))))
                .toList();
    }

    private static Optional<Site> map(Expr expr) {
        return expr instanceof Expr.Fresh made && MAPS.contains(made.type())
                ? Optional.of(made.site())
                : Optional.empty();
    }

    /** The keys that a map holds; empty where it may hold others. */
    private Optional<Set<String>> keys(Site made) {
        Set<String> keys = new HashSet<>();
        for (CallSite call : flow.calls()) {
            boolean concerned = call.args().stream().anyMatch(arg -> map(arg).equals(Optional.of(made)));
            if (!concerned || isConstruction(call)) {
                continue;
            }
            Optional<String> key = PUTS.contains(call.method().name()) ? Constants.text(call.arg(0)) : Optional.empty();
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.add(key.get());
        }
        return Optional.of(keys);
    }

    private static boolean isConstruction(CallSite call) {
        boolean empty = call.method().descriptor().equals("()V");
        return call.method().name().equals("<init>")
                && (call.method().owner().equals(CONSUMER)
                        || (MAPS.contains(call.method().owner()) && empty));
    }
}
