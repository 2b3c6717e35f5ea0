package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Certainty;
import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.Optional;

/** Settings that nobody wrote: which default then holds, and how to write another value. */
final class Unwritten {
    private Unwritten() {}

    /** Where a consumer of a framework begins whose application says nothing about it; empty where that is no end. */
    static Optional<KafkaSetting> reset(Subscription handler) {
        return switch (handler.framework()) {
            case SPRING, SMALLRYE, MICRONAUT ->
                Optional.of(new KafkaSetting(
                        KafkaKeys.OFFSET_RESET,
                        "latest",
                        "",
                        new Clients(handler.framework(), Side.CONSUMER, Optional.empty(), 0),
                        Optional.empty(),
                        handler.handler().declaration(),
                        Certainty.LIKELY)); // the environment can say otherwise
            case HAPAX, STREAM, CLIENT -> Optional.empty();
        };
    }

    /** How a value is written where nothing is yet. */
    static String line(KafkaSetting setting, Subscription handler, String value) {
        return switch (handler.framework()) {
            case SPRING -> "spring.kafka.consumer." + setting.key().replace('.', '-') + ": " + value;
            case SMALLRYE ->
                "mp.messaging.incoming."
                        + handler.names().stream().sorted().findFirst().orElse("…") + "." + setting.key() + "=" + value;
            case MICRONAUT -> "kafka.consumers.default." + setting.key() + ": " + value;
            case HAPAX, STREAM, CLIENT -> "\"" + setting.key() + "\", \"" + value + "\"";
        };
    }
}
