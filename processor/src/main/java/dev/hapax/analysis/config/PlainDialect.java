package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.Optional;
import java.util.stream.Stream;

/** A file of a client's own keys, which the code loads itself. */
final class PlainDialect implements Dialect {
    @Override
    public Stream<Meaning> of(String key) {
        return KafkaKeys.side(key).stream()
                .map(side -> new Meaning(key, new Clients(Framework.CLIENT, side, Optional.empty(), 1)));
    }
}
