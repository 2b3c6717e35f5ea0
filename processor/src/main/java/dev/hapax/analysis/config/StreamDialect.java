package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code spring.cloud.stream.kafka.…}: the binder's settings, and those of single bindings. */
final class StreamDialect implements Dialect {
    private static final String PREFIX = "spring.cloud.stream.kafka.";
    private static final String BINDER = PREFIX + "binder.";
    private static final String BINDINGS = PREFIX + "bindings.";
    private static final int OF_ALL = 1;
    private static final int OF_SIDE = 2;
    private static final int OF_BINDING = 3;

    @Override
    public Stream<Meaning> of(String key) {
        if (key.startsWith(BINDER)) {
            return binder(key.substring(BINDER.length()));
        }
        return key.startsWith(BINDINGS) ? binding(key.substring(BINDINGS.length())) : Stream.empty();
    }

    private static Stream<Meaning> binder(String rest) {
        if (rest.replace("-", "").equalsIgnoreCase("requiredAcks")) {
            return Stream.of(new Meaning(KafkaKeys.ACKS, clients(Side.PRODUCER, OF_ALL)));
        }
        if (rest.replace("-", "").equalsIgnoreCase("transaction.transactionIdPrefix")) {
            return Stream.of(new Meaning(KafkaKeys.TRANSACTIONAL_ID, clients(Side.PRODUCER, OF_ALL)));
        }
        return Stream.of("configuration.", "consumer-properties.", "producer-properties.")
                .filter(rest::startsWith)
                .flatMap(part -> own(rest.substring(part.length()), part.startsWith("conf") ? OF_ALL : OF_SIDE));
    }

    /** {@code orders-in-0.consumer.configuration.isolation.level}. */
    private static Stream<Meaning> binding(String rest) {
        String configuration = ".configuration.";
        int at = rest.indexOf(configuration);
        if (at >= 0) {
            return own(rest.substring(at + configuration.length()), OF_BINDING);
        }
        return rest.replace("-", "").endsWith(".consumer.ackMode") || rest.endsWith(".consumer.ack-mode")
                ? Stream.of(new Meaning(KafkaKeys.ACK_MODE, clients(Side.CONSUMER, OF_BINDING)))
                : Stream.empty();
    }

    private static Stream<Meaning> own(String key, int rank) {
        return KafkaKeys.side(key).stream().map(side -> new Meaning(key, clients(side, rank)));
    }

    private static Clients clients(Side side, int rank) {
        return new Clients(Framework.STREAM, side, Optional.empty(), rank);
    }
}
