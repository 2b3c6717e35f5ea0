package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a listener does not say where its group begins, and no file says it of its group. */
final class MicronautSaysNothing {
    @KafkaListener(groupId = "silent", offsetStrategy = OffsetStrategy.SYNC)
    static final class Silent {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) { // hapax: config-conflict warning
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "said", offsetStrategy = OffsetStrategy.SYNC, offsetReset = OffsetReset.EARLIEST)
    static final class Said {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "by-file", offsetStrategy = OffsetStrategy.SYNC)
    static final class ByFile {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "another", clientId = "by-client", offsetStrategy = OffsetStrategy.SYNC)
    static final class ByClient {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "by-environment", offsetStrategy = OffsetStrategy.SYNC)
    static final class ByEnvironment {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "${orders.group}", offsetStrategy = OffsetStrategy.SYNC)
    static final class NamedElsewhere {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) { // its group may be one of those in the file
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(offsetStrategy = OffsetStrategy.SYNC)
    static final class NamedAsTheApplication {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }
}
