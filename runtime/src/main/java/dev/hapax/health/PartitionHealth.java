package dev.hapax.health;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a handler is doing on one partition. Immutable, hence thread-safe.
 *
 * @param topic the topic
 * @param partition the partition
 * @param lag how many records are in the log that are not handled yet, gaps counted; empty until the first were fetched
 * @param problem what keeps its next record from being handled, such as a failure that is tried again; empty where all is well
 * @param outbox what keeps the messages that its records brought about waiting in the outbox, such as a topic that takes none;
 *     empty where all is well, and for handlers without an outbox
 */
public record PartitionHealth(
        String topic, int partition, OptionalLong lag, Optional<String> problem, Optional<String> outbox) {}
