import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;

class Transactions {
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final KafkaProducer<String, String> audit;

    Transactions(
            KafkaConsumer<String, String> consumer,
            KafkaProducer<String, String> producer,
            KafkaProducer<String, String> audit) {
        this.consumer = consumer;
        this.producer = producer;
        this.audit = audit;
    }

    void offsetsCommitWithTheMessages() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            producer.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (ConsumerRecord<String, String> record : records) {
                producer.send(new ProducerRecord<>("words", record.key(), record.value()));
                audit.send(new ProducerRecord<>("audit", record.key())); // hapax: send warning
                offsets.put(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1));
            }
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        }
    }

    /** A crash sends nothing twice; a worker that has lost its partitions may, and that is said of the name. */
    void aGroupsNameFencesNobody() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            producer.beginTransaction();
            for (ConsumerRecord<String, String> record : records) {
                producer.send(new ProducerRecord<>("words", record.value()));
            }
            producer.sendOffsetsToTransaction(new HashMap<>(), new ConsumerGroupMetadata("group")); // hapax: config-conflict warning
            producer.commitTransaction();
        }
    }

    void offsetsCommitByThemselves() {
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("words", record.value())); // hapax: send warning
                producer.commitTransaction();
            }
            consumer.commitSync();
        }
    }

    private final Outbox outbox = new Outbox();
    private final Outbox unbound = new Outbox();

    void theProducerIsInAClassOfItsOwn() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            if (!records.isEmpty()) {
                outbox.begin();
            }
            for (ConsumerRecord<String, String> record : records) {
                outbox.put("words", record.value());
            }
            if (!records.isEmpty()) {
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                offsets.put(new TopicPartition("lines", 0), new OffsetAndMetadata(1));
                outbox.commit(offsets, consumer.groupMetadata());
            }
        }
    }

    void anotherProducersTransactionHoldsTheOffsets() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            outbox.begin();
            for (ConsumerRecord<String, String> record : records) {
                unbound.add("words", record.value());
            }
            outbox.commit(new HashMap<>(), consumer.groupMetadata());
        }
    }

    static final class Outbox {
        private final KafkaProducer<String, String> producer = new KafkaProducer<>(new HashMap<>());

        void begin() {
            producer.beginTransaction();
        }

        void put(String topic, String text) {
            producer.send(new ProducerRecord<>(topic, text));
        }

        void add(String topic, String text) {
            producer.send(new ProducerRecord<>(topic, text)); // hapax: send warning, unawaited-send note
        }

        void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata member) {
            producer.sendOffsetsToTransaction(offsets, member);
            producer.commitTransaction();
        }
    }
}
