package dev.hapax.runner;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides where reading starts, for guarantees that do not leave it to the client. Called on the polling thread, after a
 * poll that still assigns the partitions, while nothing of them is in flight.
 */
interface Positions {
    /**
     * Reads where the partitions' progress is kept.
     *
     * @return the positions of those that could be placed; the others are tried again
     * @throws dev.hapax.HandlerStoppedException if a partition cannot be read from where it must
     * @throws Exception if a broker or the database failed; it is tried again
     */
    Map<TopicPartition, Long> place(Set<TopicPartition> partitions) throws Exception;
}
