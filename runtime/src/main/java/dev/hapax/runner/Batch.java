package dev.hapax.runner;

import java.util.HashMap;
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

    /** The offsets behind records whose partitions follow one another. */
    static Map<TopicPartition, Long> behind(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> next = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            // The last of each partition is the one that counts.
            if (i + 1 == records.size() || !isOfSamePartition(record, records.get(i + 1))) {
                next.put(partition(record), record.offset() + 1);
            }
        }
        return next;
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    static boolean isOfSamePartition(ConsumerRecord<?, ?> one, ConsumerRecord<?, ?> other) {
        return one.partition() == other.partition() && one.topic().equals(other.topic());
    }

    long start(TopicPartition partition) {
        return list(partition).get(0).offset();
    }

    /** The offset behind the partition's last record. */
    long end(TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> list = list(partition);
        return list.get(list.size() - 1).offset() + 1;
    }

    /** Whether these results say that all of it was handled. */
    boolean isAllOf(Map<TopicPartition, PartitionResult> results) {
        return records.keySet().stream().allMatch(p -> new PartitionResult.Finished(end(p)).equals(results.get(p)));
    }

    /** The results of a batch that was not begun. */
    Map<TopicPartition, PartitionResult> untouched() {
        Map<TopicPartition, PartitionResult> results = new HashMap<>();
        records.keySet().forEach(p -> results.put(p, new PartitionResult.Finished(start(p))));
        return results;
    }

    /** Says where a record goes that is handled no more. */
    Optional<Condemned> condemned(ConsumerRecord<byte[], byte[]> raw) {
        return Optional.ofNullable(condemned.get(partition(raw)))
                .filter(record -> record.failure().at().offset() == raw.offset());
    }

    private List<ConsumerRecord<byte[], byte[]>> list(TopicPartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    /** One uninterrupted time of holding a partition; equal only to itself. */
    static final class Tenure {}
}
