package dev.hapax.runner;

import dev.hapax.StartException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * The committed offsets of groups, for the checks at start.
 *
 * @param admin asks the brokers
 * @param kafka knows the topics, and how long an answer may take
 */
record GroupOffsets(Admin admin, KafkaChecks kafka) {
    /** The topics of which a group has committed an offset, of any partition. */
    Set<String> committedTopics(String group) {
        Set<String> topics = new HashSet<>();
        try {
            kafka.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            topics.add(partition.topic());
                        }
                    });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw failed("the offsets of the group " + group + " cannot be read", e);
            }
        }
        return topics;
    }

    /** Commits a first offset of each partition; false if the group has members, which then have done so. */
    boolean commit(String group, String topic, OffsetSpec where) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = offsets(topic, where);
            kafka.answer(admin.alterConsumerGroupOffsets(group, offsets).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException) {
                return false;
            }
            throw failed("where the group %s starts on %s cannot be committed".formatted(group, topic), e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String topic, OffsetSpec where) throws ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        kafka.described(Set.of(topic)).values().stream()
                .flatMap(described -> described.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .forEach(partition -> {
                    asked.put(partition, where);
                    ends.put(partition, OffsetSpec.latest());
                });
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        kafka.answer(admin.listOffsets(ends).all())
                .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end.offset())));
        kafka.answer(admin.listOffsets(asked).all()).forEach((partition, found) -> {
            // There is none where all records are older than the time.
            if (found.offset() >= 0) {
                offsets.put(partition, new OffsetAndMetadata(found.offset()));
            }
        });
        return offsets;
    }

    private static StartException failed(String what, ExecutionException e) {
        return new StartException(what + " (" + Sentences.of(e) + ")");
    }
}
