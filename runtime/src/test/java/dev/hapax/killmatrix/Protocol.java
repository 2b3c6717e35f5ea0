package dev.hapax.killmatrix;

import java.util.Locale;
import java.util.Map;

/** How the members of a group agree on who reads what. */
enum Protocol {
    CLASSIC,
    CONSUMER;

    /** The client's settings; under the consumer protocol it is the broker that sets the times. */
    Map<String, Object> settings(int sessionMillis) {
        return this == CONSUMER
                ? Map.of("group.protocol", "consumer")
                : Map.of("session.timeout.ms", sessionMillis, "heartbeat.interval.ms", sessionMillis / 6);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
