package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import org.springframework.jdbc.core.JdbcTemplate;

/** Micronaut commits by itself where a listener says nothing else, which matters where one relies on it; files win over annotations. */
final class Micronaut {
    @KafkaListener(groupId = "silent")
    static final class Silent {
        private JdbcTemplate jdbc;

        @Topic("orders")
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "declared")
    static final class Declared {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) { // hapax: config-conflict
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "sound", offsetStrategy = OffsetStrategy.SYNC_PER_RECORD, offsetReset = OffsetReset.EARLIEST)
    static final class Sound {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }

    @KafkaListener(groupId = "by-file")
    static final class ByFile {
        private JdbcTemplate jdbc;

        @Topic("orders")
        @Guarantee(Delivery.AT_LEAST_ONCE)
        void onOrder(String id) {
            jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
        }
    }
}
