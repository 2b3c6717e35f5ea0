package dev.hapax.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll returned, with what held at that moment: later it may not.
 *
 * @param records the records by partition, none empty
 * @param group the membership under which they were polled
 * @param tenures under which tenure each partition was held
 * @param failing the partitions whose next record has failed before: they are handled record by record
 * @param condemned the first records of partitions that are not handled but go to a dead-letter topic
 * @param ticket says whether the batch may go on
 */
record Batch(
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records,
        ConsumerGroupMetadata group,
        Map<TopicPartition, Tenure> tenures,
        Set<TopicPartition> failing,
        Map<TopicPartition, Condemned> condemned,
        Ticket ticket) {

    static Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition(
            ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> list = polled.records(partition);
            if (!list.isEmpty()) {
                records.put(partition, list);
            }
        }
        return records;
    }

    long start(TopicPartition partition) {
        return list(partition).get(0).offset();
    }

    /** The offset behind the partition's last record. */
    long end(TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> list = list(partition);
        return list.get(list.size() - 1).offset() + 1;
    }

    /** Says where a record goes that is handled no more. */
    Optional<Condemned> condemned(ConsumerRecord<byte[], byte[]> raw) {
        return Optional.ofNullable(condemned.get(new TopicPartition(raw.topic(), raw.partition())))
                .filter(record -> record.failure().at().offset() == raw.offset());
    }

    private List<ConsumerRecord<byte[], byte[]>> list(TopicPartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    /** One uninterrupted time of holding a partition; equal only to itself. */
    static final class Tenure {}
}
