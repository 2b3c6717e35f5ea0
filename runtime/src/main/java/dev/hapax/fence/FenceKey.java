package dev.hapax.fence;

import org.apache.kafka.common.TopicPartition;

/**
 * What a row of the fence table stands for. Immutable, hence thread-safe.
 *
 * @param group the consumer group
 * @param partition the partition
 */
public record FenceKey(String group, TopicPartition partition) {}
