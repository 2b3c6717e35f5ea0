package dev.hapax.analysis.config;

import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Consumers that are made with settings of which all are known, and automatic commits are not among them: then the client
 * commits by itself. Where a map goes anywhere else, or holds what is not known, nothing is said.
 */
final class UnsetAutoCommit {
    private static final String CONSUMER = "org/apache/kafka/clients/consumer/KafkaConsumer";
    private static final Set<String> MAPS =
            Set.of("java/util/Properties", "java/util/HashMap", "java/util/LinkedHashMap", "java/util/TreeMap");
    private static final Set<String> PUTS = Set.of("put", "setProperty");

    private final MethodFlow flow;

    UnsetAutoCommit(MethodFlow flow) {
        this.flow = flow;
    }

    List<CallSite> constructors() {
        return flow.calls().stream()
                .filter(call -> call.method().owner().equals(CONSUMER)
                        && call.method().name().equals("<init>")
                        && !call.args().isEmpty())
                .filter(call -> map(call.arg(0)).filter(this::isUnset).isPresent())
                .toList();
    }

    private static Optional<Site> map(Expr expr) {
        return expr instanceof Expr.Fresh made && MAPS.contains(made.type())
                ? Optional.of(made.site())
                : Optional.empty();
    }

    private boolean isUnset(Site made) {
        boolean group = false;
        for (CallSite call : flow.calls()) {
            boolean concerned = call.args().stream().anyMatch(arg -> map(arg).equals(Optional.of(made)));
            if (!concerned || isConstruction(call)) {
                continue;
            }
            Optional<String> key = PUTS.contains(call.method().name()) ? Constants.text(call.arg(0)) : Optional.empty();
            if (key.isEmpty() || key.get().equals(KafkaKeys.AUTO_COMMIT)) {
                return false;
            }
            group |= key.get().equals("group.id");
        }
        return group; // without one, nothing is committed
    }

    private static boolean isConstruction(CallSite call) {
        boolean empty = call.method().descriptor().equals("()V");
        return call.method().name().equals("<init>")
                && (call.method().owner().equals(CONSUMER)
                        || (MAPS.contains(call.method().owner()) && empty));
    }
}
