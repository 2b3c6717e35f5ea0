package dev.hapax.it;

import dev.hapax.testbed.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
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

    /** All payloads that a read_committed reader sees, once there are {@code atLeast} or the time is over. */
    static List<String> readCommitted(String topic, int atLeast, Duration patience) {
        return shared().read(topic, atLeast, patience);
    }

    List<String> read(String topic, int atLeast, Duration patience) {
        Properties settings = client();
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> payloads = new ArrayList<>();
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline) {
                int before = payloads.size();
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(300))) {
                    payloads.add(record.value());
                }
                // One more round after the last one: what is there too much must be seen too.
                if (payloads.size() >= atLeast && payloads.size() == before) {
                    break;
                }
            }
            return payloads;
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
