package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code spring.kafka.…} of Spring Boot, in all the spellings that it accepts. */
final class SpringDialect implements Dialect {
    private static final String PREFIX = "spring.kafka.";
    private static final int OF_ALL = 1;
    private static final int OF_ONE = 2;
    private static final int AS_WRITTEN = 3;

    private static final Map<String, String> OF_CONSUMERS = Map.of(
            "enableautocommit", KafkaKeys.AUTO_COMMIT,
            "autooffsetreset", KafkaKeys.OFFSET_RESET,
            "isolationlevel", KafkaKeys.ISOLATION);
    private static final Map<String, String> OF_PRODUCERS = Map.of(
            "acks", KafkaKeys.ACKS,
            "retries", KafkaKeys.RETRIES,
            "transactionidprefix", KafkaKeys.TRANSACTIONAL_ID);

    @Override
    public Stream<Meaning> of(String key) {
        if (!key.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return Stream.empty();
        }
        String rest = key.substring(PREFIX.length());
        int dot = rest.indexOf('.');
        String part = relaxed(dot < 0 ? rest : rest.substring(0, dot));
        String name = dot < 0 ? "" : rest.substring(dot + 1);
        return switch (part) {
            case "properties" -> asWritten(name).flatMap(client -> clientKey(client, OF_ALL));
            case "consumer" -> typed(name, OF_CONSUMERS, Side.CONSUMER);
            case "producer" -> typed(name, OF_PRODUCERS, Side.PRODUCER);
            case "listener" ->
                relaxed(name).equals("ackmode")
                        ? Stream.of(new Meaning(KafkaKeys.ACK_MODE, clients(Side.CONSUMER, OF_ONE)))
                        : Stream.empty();
            default -> properties(rest);
        };
    }

    /** {@code properties[isolation.level]}. */
    private static Stream<Meaning> properties(String rest) {
        return rest.startsWith("properties[")
                ? asWritten(rest.substring("properties".length())).flatMap(client -> clientKey(client, OF_ALL))
                : Stream.empty();
    }

    private static Stream<Meaning> typed(String name, Map<String, String> known, Side side) {
        String properties = "properties";
        if (name.startsWith(properties) && name.length() > properties.length()) {
            String rest = name.substring(properties.length());
            return asWritten(rest.startsWith(".") ? rest.substring(1) : rest)
                    .filter(client -> KafkaKeys.side(client).equals(Optional.of(side)))
                    .map(client -> new Meaning(client, clients(side, AS_WRITTEN)));
        }
        return Stream.ofNullable(known.get(relaxed(name))).map(client -> new Meaning(client, clients(side, OF_ONE)));
    }

    private static Stream<Meaning> clientKey(String key, int rank) {
        return KafkaKeys.side(key).stream().map(side -> new Meaning(key, clients(side, rank)));
    }

    private static Stream<String> asWritten(String name) {
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        return Stream.of(bracketed ? name.substring(1, name.length() - 1) : name);
    }

    private static Clients clients(Side side, int rank) {
        return new Clients(Framework.SPRING, side, Optional.empty(), rank);
    }

    private static String relaxed(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
