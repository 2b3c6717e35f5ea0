package dev.hapax.runner;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Reads the ids of topics: a topic that was deleted and created anew has another one. */
@FunctionalInterface
interface TopicIds {
    /** The ids by topic. */
    Map<String, String> read(Set<TopicPartition> partitions) throws Exception;

    /** The topics of partitions. */
    static Set<String> topics(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }
}
