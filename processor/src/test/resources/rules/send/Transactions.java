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

    void aGroupsNameFencesNobody() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            producer.beginTransaction();
            for (ConsumerRecord<String, String> record : records) {
                producer.send(new ProducerRecord<>("words", record.value())); // hapax: send warning
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
}
