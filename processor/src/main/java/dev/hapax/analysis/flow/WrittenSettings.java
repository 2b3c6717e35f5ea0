package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/** What the code of classes of the project writes as settings of Kafka's consumers. Each class is read once. Not thread-safe. */
public final class WrittenSettings {
    private static final String CONSUMER = "org/apache/kafka/clients/consumer/KafkaConsumer";
    private static final String AUTO_COMMIT = "enable.auto.commit";
    private static final String OFF = "false";

    private final Flows flows;
    private final Map<String, Written> known = new HashMap<>();

    /**
     * Settings in the code of some flows.
     *
     * @param flows the data flow of methods
     */
    public WrittenSettings(Flows flows) {
        this.flows = flows;
    }

    /**
     * What a class writes.
     *
     * @param values what it sets automatic commits to, each time
     * @param consumers how many consumers it makes
     */
    private record Written(List<String> values, int consumers) {}

    /**
     * Whether consumers commit only what they are told to.
     *
     * @param types internal names of the classes that make a consumer, or are around it
     * @return true if these switch automatic commits off for each consumer that they make, and never on
     */
    public boolean commitByHand(Set<String> types) {
        List<String> values = new ArrayList<>();
        int consumers = 0;
        for (String type : types) {
            Written written = known.computeIfAbsent(type, this::written);
            values.addAll(written.values());
            consumers += written.consumers();
        }
        return !values.isEmpty()
                && values.size() >= consumers
                && values.stream().allMatch(OFF::equals);
    }

    private Written written(String type) {
        List<String> values = new ArrayList<>();
        int consumers = 0;
        for (MethodFlow flow : flows.projectClass(type).map(this::flows).orElse(List.of())) {
            for (CallSite call : flow.calls()) {
                if (call.method().name().equals("<init>")
                        && call.method().owner().equals(CONSUMER)) {
                    consumers++;
                }
                int key = call.args().indexOf(new Expr.Const(AUTO_COMMIT));
                if (key >= 0 && key + 1 < call.args().size()) {
                    values.add(text(call.args().get(key + 1)));
                }
            }
        }
        return new Written(values, consumers);
    }

    private List<MethodFlow> flows(ClassModel type) {
        List<MethodFlow> all = new ArrayList<>();
        for (MethodNode method : type.node().methods) {
            flows.of(new MethodTarget(type, method)).ifPresent(all::add);
        }
        return all;
    }

    /** A flag, however it is written; empty where it is not known. */
    private static String text(Expr value) {
        if (value instanceof Expr.Const constant) {
            return constant.value() instanceof Integer flag
                    ? String.valueOf(flag != 0)
                    : String.valueOf(constant.value()).toLowerCase(Locale.ROOT);
        }
        return value instanceof Expr.Field field && field.base() instanceof Expr.Static
                ? field.name().toLowerCase(Locale.ROOT)
                : "";
    }
}
