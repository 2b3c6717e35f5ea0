package dev.hapax.it;

import dev.hapax.testbed.KafkaBroker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a broker has kept of transactions, for the message of a test that has found their effects twice: each copy of a message
 * and each offset of the group, with its time, and whether its transaction was committed; and what the broker says itself.
 */
final class TransactionTrace {
    private static final String OFFSETS = "__consumer_offsets";
    private static final Duration QUIET = Duration.ofMillis(700);

    private final KafkaBroker kafka;

    TransactionTrace(KafkaBroker kafka) {
        this.kafka = kafka;
    }

    /**
     * The copies of messages, the offsets that a group has committed, or tried to, and what the broker did with transactions.
     *
     * @param topic where the messages are
     * @param messages which ones
     * @param group the group
     */
    String of(String topic, Set<String> messages, String group) {
        StringBuilder trace = new StringBuilder();
        Set<String> committed = new HashSet<>();
        read(topic, "read_committed").forEach(record -> committed.add(place(record)));
        for (ConsumerRecord<byte[], byte[]> record : read(topic, "read_uncommitted")) {
            String message = text(record.value());
            if (messages.contains(message)) {
                line(trace, record, committed.contains(place(record)), message);
            }
        }
        Set<String> kept = new HashSet<>();
        read(OFFSETS, "read_committed").forEach(record -> kept.add(place(record)));
        for (ConsumerRecord<byte[], byte[]> record : read(OFFSETS, "read_uncommitted")) {
            if (text(record.key()).contains(group) && isOffset(record)) {
                line(trace, record, kept.contains(place(record)), offset(record));
            }
        }
        kafka.log().stream()
                .filter(TransactionTrace::isOfTransaction)
                .forEach(line -> trace.append('\n').append(line));
        return trace.toString();
    }

    private static boolean isOfTransaction(String line) {
        return line.contains(" TransactionCoordinator - ") || line.contains(" TransactionMarkerChannelManager - ");
    }

    private static void line(StringBuilder trace, ConsumerRecord<?, ?> record, boolean committed, String what) {
        trace.append('\n')
                .append(Instant.ofEpochMilli(record.timestamp()))
                .append(' ')
                .append(place(record))
                .append(committed ? " " : " (not committed) ")
                .append(what);
    }

    /** Keys of version 0 and 1 stand for offsets, others for the group itself. */
    private static boolean isOffset(ConsumerRecord<byte[], byte[]> record) {
        return ByteBuffer.wrap(record.key()).getShort() <= 1;
    }

    /** The last number of the key is the partition; after its version, the value begins with the offset. */
    private static String offset(ConsumerRecord<byte[], byte[]> record) {
        ByteBuffer key = ByteBuffer.wrap(record.key());
        int partition = key.getInt(key.limit() - Integer.BYTES);
        return "partition " + partition + " at "
                + (record.value() == null
                        ? "none"
                        : String.valueOf(ByteBuffer.wrap(record.value()).getLong(Short.BYTES)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("isolation.level", isolation);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            int before;
            int rounds = 0;
            do {
                before = records.size();
                consumer.poll(QUIET).forEach(records::add);
                rounds++;
            } while (records.size() > before || rounds < 4);
            return records;
        }
    }
}
