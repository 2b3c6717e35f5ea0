package dev.hapax.analysis.config;

import java.util.stream.Stream;

/** How a framework writes settings of Kafka clients in its files. */
interface Dialect {
    /**
     * Reads a key.
     *
     * @param key the whole key
     * @return what it sets; nothing where it is about something else
     */
    Stream<Meaning> of(String key);

    /**
     * What a key of a file sets.
     *
     * @param key the client's own key, or one of the framework's
     * @param clients which clients it is for
     */
    record Meaning(String key, KafkaSetting.Clients clients) {}
}
