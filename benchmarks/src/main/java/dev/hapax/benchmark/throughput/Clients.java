package dev.hapax.benchmark.throughput;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The clients of the hand-written loops: what the guarantee needs, and Kafka's defaults otherwise. */
final class Clients {
    private Clients() {}

    static Map<String, Object> consumerSettings(Course course) {
        return new HashMap<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                course.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG,
                course.group(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class));
    }

    static Consumer<String, String> subscribed(Course course) {
        Consumer<String, String> consumer = new KafkaConsumer<>(consumerSettings(course));
        consumer.subscribe(List.of(course.topic()));
        return consumer;
    }

    static Map<String, Object> producerSettings(String bootstrap) {
        return new HashMap<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }
}
