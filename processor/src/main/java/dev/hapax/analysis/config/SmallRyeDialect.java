package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code mp.messaging.…} and {@code kafka.…} of SmallRye and Quarkus. */
final class SmallRyeDialect implements Dialect {
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.(?:\"([^\"]+)\"|([^.\"]+))\\.(.+)");
    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";
    private static final String KAFKA = "kafka.";
    private static final int OF_ALL = 1;
    private static final int OF_CONNECTOR = 2;
    private static final int OF_CHANNEL = 3;

    @Override
    public Stream<Meaning> of(String key) {
        Matcher channel = CHANNEL.matcher(key);
        if (channel.matches()) {
            Side side = channel.group(1).equals("incoming") ? Side.CONSUMER : Side.PRODUCER;
            String name = channel.group(2) == null ? channel.group(3) : channel.group(2);
            return ofChannel(channel.group(4), side, name);
        } else if (key.startsWith(CONNECTOR)) {
            return ofAll(key.substring(CONNECTOR.length()), OF_CONNECTOR);
        }
        return key.startsWith(KAFKA) ? ofAll(key.substring(KAFKA.length()), OF_ALL) : Stream.empty();
    }

    private static Stream<Meaning> ofChannel(String key, Side side, String name) {
        boolean own =
                KafkaKeys.side(key).equals(Optional.of(side)) || (side == Side.CONSUMER && KafkaKeys.isOfChannels(key));
        return own
                ? Stream.of(new Meaning(key, new Clients(Framework.SMALLRYE, side, Optional.of(name), OF_CHANNEL)))
                : Stream.empty();
    }

    private static Stream<Meaning> ofAll(String key, int rank) {
        Optional<Side> side =
                KafkaKeys.isOfChannels(key) && rank > OF_ALL ? Optional.of(Side.CONSUMER) : KafkaKeys.side(key);
        return side.stream().map(one -> new Meaning(key, new Clients(Framework.SMALLRYE, one, Optional.empty(), rank)));
    }
}
