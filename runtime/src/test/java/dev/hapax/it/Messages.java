package dev.hapax.it;

import dev.hapax.testbed.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Writes, reads and looks at topics, past the runner. */
final class Messages {
    private final String bootstrap;

    private Messages(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Those of a broker other than the shared one. */
    static Messages of(KafkaBroker kafka) {
        return new Messages(kafka.bootstrapServers());
    }

    private static Messages shared() {
        return of(Servers.kafka());
    }

    /** Sends payloads {@code prefix0 .. prefix(n-1)}, spread over the partitions in turn. */
    static List<String> send(String topic, int partitions, String prefix, int count) throws Exception {
        List<String> payloads =
                IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        send(topic, partitions, payloads);
        return payloads;
    }

    static void send(String topic, int partitions, List<String> payloads) throws Exception {
        shared().sendTo(topic, partitions, payloads);
    }

    List<String> sendTo(String topic, int partitions, String prefix, int count) throws Exception {
        List<String> payloads =
                IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        sendTo(topic, partitions, payloads);
        return payloads;
    }

    private void sendTo(String topic, int partitions, List<String> payloads) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < payloads.size(); i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, i % partitions, null, payloads.get(i))));
            }
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        }
    }

    /** Sends bytes. */
    static void send(ProducerRecord<byte[], byte[]> message) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(shared().client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    static void sendAll(List<ProducerRecord<byte[], byte[]>> messages) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(shared().client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            messages.forEach(producer::send);
        }
    }

    /** Changes a setting of a topic, and waits until the broker goes by it. */
    static void configure(String topic, String key, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Servers.kafka().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            Awaitility.await()
                    .until(() -> admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get(key)
                            .value()
                            .equals(value));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All payloads that a read_committed reader sees, once there are {@code atLeast} or the time is over. */
    static List<String> readCommitted(String topic, int atLeast, Duration patience) {
        return shared().read(topic, atLeast, patience);
    }

    List<String> read(String topic, int atLeast, Duration patience) {
        return records(topic, atLeast, patience).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** All records that a read_committed reader sees, once there are {@code atLeast} or the time is over. */
    static List<ConsumerRecord<byte[], byte[]>> readRecords(String topic, int atLeast, Duration patience) {
        return shared().records(topic, atLeast, patience);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, int atLeast, Duration patience) {
        Properties settings = client();
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline) {
                int before = records.size();
                consumer.poll(Duration.ofMillis(300)).forEach(records::add);
                // One more round after the last one: what is there too much must be seen too.
                if (records.size() >= atLeast && records.size() == before) {
                    break;
                }
            }
            return records;
        }
    }

    /** The group's committed offsets. */
    static Map<Integer, Long> committed(String group, String topic) throws Exception {
        try (Admin admin = Servers.kafka().admin()) {
            Map<Integer, Long> offsets = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> found = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            found.forEach((partition, offset) -> {
                if (partition.topic().equals(topic) && offset != null) {
                    offsets.put(partition.partition(), offset.offset());
                }
            });
            return offsets;
        }
    }

    static long committedTotal(String group, String topic) throws Exception {
        return committed(group, topic).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Commits where a group is to start, as an operator does. */
    static void startAtBeginning(String group, String topic, int partitions) throws Exception {
        try (Admin admin = Servers.kafka().admin()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (int p = 0; p < partitions; p++) {
                offsets.put(new TopicPartition(topic, p), new OffsetAndMetadata(0));
            }
            admin.alterConsumerGroupOffsets(group, offsets).all().get();
        }
    }

    static void commit(String group, String topic, int partition, long offset) throws Exception {
        try (Admin admin = Servers.kafka().admin()) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    /** Deletes a topic and creates another of the same name. */
    static void recreate(String topic, int partitions) throws Exception {
        try (Admin admin = Servers.kafka().admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
        Servers.kafka().createTopic(topic, partitions);
    }

    /** Takes a transactional id over, as a second worker of the same name does. */
    static void initTransactions(String transactionalId) {
        Properties settings = shared().client();
        settings.put("transactional.id", transactionalId);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
        }
    }

    static void deleteBefore(String topic, int partition, long offset) throws Exception {
        try (Admin admin = Servers.kafka().admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
            admin.listOffsets(Map.of(new TopicPartition(topic, partition), OffsetSpec.earliest()))
                    .all()
                    .get();
        }
    }

    private Properties client() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }
}
