package dev.hapax.analysis.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that decide a guarantee, and those by which a map or a file is known to be about a Kafka client. */
final class KafkaKeys {
    static final String AUTO_COMMIT = "enable.auto.commit";
    static final String OFFSET_RESET = "auto.offset.reset";
    static final String ISOLATION = "isolation.level";
    static final String GROUP_PROTOCOL = "group.protocol";
    static final String ACKS = "acks";
    static final String RETRIES = "retries";
    static final String IDEMPOTENCE = "enable.idempotence";
    static final String IN_FLIGHT = "max.in.flight.requests.per.connection";
    static final String TRANSACTIONAL_ID = "transactional.id";
    static final String TWO_PHASE = "transaction.two.phase.commit.enable";

    /** Spring's: when a container commits. */
    static final String ACK_MODE = "ack-mode";
    /** SmallRye's: which offsets a channel commits. */
    static final String COMMIT_STRATEGY = "commit-strategy";
    /** SmallRye's: what becomes of a message that failed. */
    static final String FAILURE_STRATEGY = "failure-strategy";

    /** In code: a group's metadata made up from its name. */
    static final String MADE_UP_METADATA = "group metadata";

    private static final Set<String> OF_CONSUMERS = Set.of(AUTO_COMMIT, OFFSET_RESET, ISOLATION, GROUP_PROTOCOL);
    private static final Set<String> OF_PRODUCERS =
            Set.of(ACKS, RETRIES, IDEMPOTENCE, IN_FLIGHT, TRANSACTIONAL_ID, TWO_PHASE);
    private static final Set<String> OF_CHANNELS = Set.of(COMMIT_STRATEGY, FAILURE_STRATEGY);

    /** Keys that nothing but a Kafka client has. */
    private static final Set<String> DISTINCT = Set.of(
            AUTO_COMMIT,
            OFFSET_RESET,
            ISOLATION,
            IDEMPOTENCE,
            IN_FLIGHT,
            TRANSACTIONAL_ID,
            TWO_PHASE,
            "bootstrap.servers",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "max.poll.records",
            "max.poll.interval.ms",
            "auto.commit.interval.ms",
            "delivery.timeout.ms");

    private KafkaKeys() {}

    /** Which client a key is for; empty for a key that decides nothing. */
    static Optional<Side> side(String key) {
        if (OF_CONSUMERS.contains(key)) {
            return Optional.of(Side.CONSUMER);
        }
        return OF_PRODUCERS.contains(key) ? Optional.of(Side.PRODUCER) : Optional.empty();
    }

    static boolean isOfChannels(String key) {
        return OF_CHANNELS.contains(key);
    }

    static boolean isDistinct(String key) {
        return DISTINCT.contains(key);
    }

    static Stream<String> distinct() {
        return DISTINCT.stream();
    }

    /** A value in the client's own spelling, whatever the framework allows. */
    static String value(String key, String written) {
        String value = written.strip();
        return switch (key) {
            case AUTO_COMMIT, IDEMPOTENCE, TWO_PHASE ->
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> "true";
                    case "false", "no", "off" -> "false";
                    default -> value;
                };
            case ISOLATION, ACK_MODE ->
                value.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
            case OFFSET_RESET, GROUP_PROTOCOL, COMMIT_STRATEGY, FAILURE_STRATEGY -> value.toLowerCase(Locale.ROOT);
            case ACKS -> value.equals("-1") ? "all" : value.toLowerCase(Locale.ROOT);
            default -> value;
        };
    }
}
