package dev.hapax.benchmark.throughput;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Exactly-once from Kafka to Kafka by hand: one transaction a poll, with the clients' default settings. */
final class TransactionPerPoll implements Contestant {
    @Override
    public String name() {
        return "transaction per poll";
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails if a send did
    public void run(Course course) {
        Map<String, Object> settings = Clients.producerSettings(course.bootstrap());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, course.group());
        try (Consumer<String, String> consumer = Clients.subscribed(course);
                Producer<String, String> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            while (!course.finish().isReached()) {
                ConsumerRecords<String, String> polled = consumer.poll(Duration.ofMillis(100));
                if (!polled.isEmpty()) {
                    producer.beginTransaction();
                    for (ConsumerRecord<String, String> message : polled) {
                        producer.send(new ProducerRecord<>(course.output(), message.key(), message.value()));
                        course.finish().handled();
                    }
                    producer.sendOffsetsToTransaction(next(polled), consumer.groupMetadata());
                    producer.commitTransaction();
                }
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> next(ConsumerRecords<String, String> polled) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<String, String>> part = polled.records(partition);
            next.put(partition, new OffsetAndMetadata(part.get(part.size() - 1).offset() + 1));
        }
        return next;
    }
}
