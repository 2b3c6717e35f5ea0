package dev.hapax.processor.generation;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The client settings that each guarantee fixes, as literals for generated code. They say what the runtime's own profile
 * says, which the runtime refuses to be contradicted in; a test compares the two.
 */
public final class GuaranteeSettings {
    private GuaranteeSettings() {}

    /**
     * The consumer settings of a handler.
     *
     * @param guarantee the handler's guarantee
     * @param group its group
     * @return values by key, in the order that they are written
     */
    public static Map<String, Object> consumer(Guarantee guarantee, String group) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", guarantee == Guarantee.AT_LEAST_ONCE ? "earliest" : "none");
        if (guarantee != Guarantee.AT_MOST_ONCE) {
            settings.put("isolation.level", "read_committed");
        }
        return settings;
    }

    /**
     * The producer settings of a handler.
     *
     * @param guarantee the handler's guarantee
     * @return values by key, in the order that they are written
     */
    public static Map<String, Object> producer(Guarantee guarantee) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (guarantee == Guarantee.AT_MOST_ONCE) {
            settings.put("acks", "0");
            settings.put("enable.idempotence", false);
            settings.put("retries", 0);
        } else {
            settings.put("acks", "all");
            settings.put("enable.idempotence", true);
        }
        return settings;
    }
}
