package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code kafka.…} of Micronaut: for all clients, for consumers of a group, for producers of an id. */
final class MicronautDialect implements Dialect {
    private static final Pattern GROUP = Pattern.compile("kafka\\.(consumers|producers)\\.([^.]+)\\.(.+)");
    private static final String KAFKA = "kafka.";
    private static final int OF_ALL = 1;
    private static final int OF_DEFAULT = 2;
    private static final int OF_GROUP = 3;

    @Override
    public Stream<Meaning> of(String key) {
        Matcher group = GROUP.matcher(key);
        if (group.matches()) {
            Side side = group.group(1).equals("consumers") ? Side.CONSUMER : Side.PRODUCER;
            boolean all = group.group(2).equals("default");
            Clients clients = new Clients(
                    Framework.MICRONAUT,
                    side,
                    all ? Optional.empty() : Optional.of(group.group(2)),
                    all ? OF_DEFAULT : OF_GROUP);
            return KafkaKeys.side(group.group(3)).equals(Optional.of(side))
                    ? Stream.of(new Meaning(group.group(3), clients))
                    : Stream.empty();
        }
        if (!key.startsWith(KAFKA)) {
            return Stream.empty();
        }
        String own = key.substring(KAFKA.length());
        return KafkaKeys.side(own).stream()
                .map(side -> new Meaning(own, new Clients(Framework.MICRONAUT, side, Optional.empty(), OF_ALL)));
    }
}
