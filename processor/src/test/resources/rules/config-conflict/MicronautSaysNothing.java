package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a listener does not say where its group begins, and no file does. */
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
}
