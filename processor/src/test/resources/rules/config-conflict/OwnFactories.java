package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;

/** The code makes the clients; what the file says reaches none of them. */
final class OwnFactories {
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    OwnFactories(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) throws Exception {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }

    @KafkaListener(topics = "relay")
    void onRelay(String id) throws Exception {
        kafka.send("paid", id).get(); // hapax: send warning
    }

    @Configuration
    static class Clients {
        @Bean
        Map<String, Object> consumerConfigs() {
            Map<String, Object> props = new HashMap<>();
            props.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
            props.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
            props.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true); // hapax: config-conflict warning
            props.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            props.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
            return props;
        }

        @Bean
        ConsumerFactory<String, String> consumerFactory() {
            return new DefaultKafkaConsumerFactory<>(consumerConfigs());
        }

        @Bean
        ConcurrentKafkaListenerContainerFactory<String, String> kafkaListenerContainerFactory() {
            ConcurrentKafkaListenerContainerFactory<String, String> factory =
                    new ConcurrentKafkaListenerContainerFactory<>();
            factory.setConsumerFactory(consumerFactory());
            factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.MANUAL); // hapax: config-conflict warning
            return factory;
        }

        @Bean
        ProducerFactory<String, String> producerFactory() {
            DefaultKafkaProducerFactory<String, String> factory = new DefaultKafkaProducerFactory<>(Map.of( // hapax: config-conflict warning
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092",
                    ProducerConfig.ACKS_CONFIG, "1"));
            factory.setTransactionIdPrefix("orders-"); // hapax: config-conflict note
            return factory;
        }
    }
}
