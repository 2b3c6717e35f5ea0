package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** Which of two factories a map is for is not followed: what is likely is a warning. */
final class SeveralFactories {
    private final JdbcTemplate jdbc;

    SeveralFactories(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "orders", containerFactory = "orders")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void onOrder(String id) {
        System.out.println(id);
    }

    @KafkaListener(topics = "clicks", containerFactory = "clicks")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onClick(String id) {
        jdbc.update("UPDATE orders SET state = 'clicked' WHERE id = ?", id);
    }

    @Configuration
    static class Clients {
        private Map<String, Object> settings(String reset) {
            Map<String, Object> props = new HashMap<>();
            props.put("bootstrap.servers", "localhost:9092");
            props.put("auto.offset.reset", reset);
            props.put("enable.auto.commit", "true"); // hapax: config-conflict warning
            return props;
        }

        @Bean
        ConsumerFactory<String, String> ordersConsumers() {
            return new DefaultKafkaConsumerFactory<>(settings("latest"));
        }

        @Bean
        ConsumerFactory<String, String> clicksConsumers() {
            return new DefaultKafkaConsumerFactory<>(settings("earliest"));
        }

        @Bean("orders")
        ConcurrentKafkaListenerContainerFactory<String, String> forOrders() {
            ConcurrentKafkaListenerContainerFactory<String, String> factory =
                    new ConcurrentKafkaListenerContainerFactory<>();
            factory.setConsumerFactory(ordersConsumers());
            factory.getContainerProperties().setAckMode(AckMode.RECORD); // hapax: config-conflict
            return factory;
        }

        @Bean("clicks")
        ConcurrentKafkaListenerContainerFactory<String, String> forClicks() {
            ConcurrentKafkaListenerContainerFactory<String, String> factory =
                    new ConcurrentKafkaListenerContainerFactory<>();
            factory.setConsumerFactory(clicksConsumers());
            factory.getContainerProperties().setAckMode(AckMode.RECORD);
            return factory;
        }
    }
}
