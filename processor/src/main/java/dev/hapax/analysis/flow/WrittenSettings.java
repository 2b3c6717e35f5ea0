package dev.hapax.analysis.flow;

import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.MethodTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the code of classes of the project writes as settings of Kafka's consumers; where it writes nothing, what the project's
 * files of properties say. Each class is read once. Not thread-safe.
 */
public final class WrittenSettings {
    private static final String CONSUMER = "org/apache/kafka/clients/consumer/KafkaConsumer";
    private static final String AUTO_COMMIT = "enable.auto.commit";
    private static final String OFF = "false";
    private static final Pattern SETTING = Pattern.compile(
            "^[ \\t]*(?:[\\w.-]+\\.)?enable\\.auto\\.commit[ \\t]*[=:][ \\t]*(\\w*)", Pattern.MULTILINE);

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
     * @return true if these, or else the project's files, switch automatic commits off for each consumer, and never on
     */
    public boolean commitByHand(Set<String> types) {
        List<String> values = new ArrayList<>();
        int consumers = 0;
        for (String type : types) {
            Written written = known.computeIfAbsent(type, this::written);
            values.addAll(written.values());
            consumers += written.consumers();
        }
        if (values.isEmpty()) {
            List<String> inFiles = inFiles();
            return !inFiles.isEmpty() && inFiles.stream().allMatch(OFF::equals);
        }
        return values.size() >= consumers && values.stream().allMatch(OFF::equals);
    }

    /** Which of them a consumer is made with is not known: all have to say the same. */
    private List<String> inFiles() {
        List<String> values = new ArrayList<>();
        for (ProjectFile file : flows.files(".properties")) {
            Matcher setting = SETTING.matcher(new String(file.bytes(), StandardCharsets.ISO_8859_1));
            while (setting.find()) {
                values.add(setting.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return values;
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
