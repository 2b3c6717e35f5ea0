package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Loops that make their own clients. */
final class Loops {
    private JdbcTemplate jdbc;

    void says() {
        Properties props = new Properties();
        props.put(ConsumerConfig.GROUP_ID_CONFIG, "orders");
        props.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "true"); // hapax: config-conflict
        props.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"); // hapax: config-conflict warning
        loop(new KafkaConsumer<>(props, new StringDeserializer(), new StringDeserializer()));
    }

    @Guarantee(Delivery.AT_LEAST_ONCE)
    private void loop(KafkaConsumer<String, String> consumer) {
        consumer.subscribe(List.of("orders"));
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                    jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                }
            }
        }
    }

    static final class Silent {
        private JdbcTemplate jdbc;

        void run() {
            Properties props = new Properties();
            props.put("bootstrap.servers", "localhost:9092");
            props.put("group.id", "orders");
            try (KafkaConsumer<String, String> consumer = // hapax: config-conflict note
                    new KafkaConsumer<>(props, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of("orders"));
                while (true) {
                    for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                    }
                }
            }
        }
    }

    /** A guarantee that the client's own defaults do not keep. */
    static final class Declared {
        private JdbcTemplate jdbc;

        @Guarantee(Delivery.EXACTLY_ONCE)
        void exactlyOnce() {
            Properties props = new Properties();
            props.put("group.id", "orders");
            props.put("enable.auto.commit", "false");
            try (KafkaConsumer<String, String> consumer = // hapax: config-conflict, config-conflict
                    new KafkaConsumer<>(props, new StringDeserializer(), new StringDeserializer())) {
                while (true) {
                    for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                        System.out.println(order.value());
                    }
                }
            }
        }
    }

    static final class DeclaredLess {
        private JdbcTemplate jdbc;

        @Guarantee(Delivery.AT_LEAST_ONCE)
        void atLeastOnce() {
            Properties props = new Properties();
            props.put("group.id", "orders");
            props.put("enable.auto.commit", "false");
            try (KafkaConsumer<String, String> consumer = // hapax: config-conflict warning
                    new KafkaConsumer<>(props, new StringDeserializer(), new StringDeserializer())) {
                while (true) {
                    for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                    }
                }
            }
        }
    }

    static final class Handed {
        private JdbcTemplate jdbc;

        void run(Map<String, Object> more) {
            Properties props = new Properties();
            props.put("group.id", "orders");
            props.putAll(more);
            try (KafkaConsumer<String, String> consumer =
                    new KafkaConsumer<>(props, new StringDeserializer(), new StringDeserializer())) {
                while (true) {
                    for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                    }
                }
            }
        }
    }

    static final class Transactions {
        private KafkaProducer<String, String> producer;
        private KafkaConsumer<String, String> consumer;
        private JdbcTemplate jdbc;

        void run() {
            while (true) {
                for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                    jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                }
                producer.sendOffsetsToTransaction(Map.of(), new ConsumerGroupMetadata("orders")); // hapax: config-conflict warning
            }
        }

        void sound() {
            while (true) {
                for (ConsumerRecord<String, String> order : consumer.poll(Duration.ofMillis(100))) {
                    jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order.value());
                }
                producer.sendOffsetsToTransaction(Map.of(), consumer.groupMetadata());
            }
        }
    }

    /** Maps that have nothing to do with Kafka. */
    static final class Others {
        Map<String, Object> retries() {
            return Map.of("retries", 0, "acks", "1");
        }
    }
}
