package dev.hapax.killmatrix;

import dev.hapax.outbox.OutboxHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads topics past the runner and past the proxy. Thread-safe. */
final class Traffic implements AutoCloseable {
    static final int PARTITIONS = 4;

    private final String bootstrap;
    private final KafkaProducer<String, String> producer;
    private final Admin admin;

    Traffic(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Sends to the partitions in turn. */
    void send(String topic, List<String> payloads) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            sent.add(producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, payloads.get(i))));
        }
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    /** Commits the beginning, as an operator does: where a new group starts is not what is tested. */
    void startAtBeginning(String group, String topic) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int p = 0; p < PARTITIONS; p++) {
            offsets.put(new TopicPartition(topic, p), new OffsetAndMetadata(0));
        }
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    /** The sum of the group's committed offsets. */
    long committed(String group) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                .filter(offset -> offset != null)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /**
     * How often each payload is there for a read_committed reader; what came again with the id that it had counts once. Nobody
     * writes meanwhile.
     */
    Map<String, Integer> counts(String topic, Duration patience) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        try (KafkaConsumer<byte[], String> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = ends(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                if (System.nanoTime() > deadline) {
                    throw new MatrixException("a transaction on " + topic + " is still open after "
                            + patience.toSeconds()
                            + " s: its readers get no further than "
                            + partitions.stream().map(consumer::position).toList()
                            + " of " + ends);
                }
                for (ConsumerRecord<byte[], String> message : consumer.poll(Duration.ofMillis(100))) {
                    Header id = message.headers().lastHeader(OutboxHeaders.ID);
                    if (id == null || ids.add(new String(id.value(), StandardCharsets.UTF_8))) {
                        counts.merge(message.value(), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** The ends of the logs, open transactions included. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }
}
