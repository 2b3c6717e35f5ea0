package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.springframework.jdbc.core.JdbcTemplate;

/** Channels of Quarkus have settings of their own. */
final class Channels {
    private final JdbcTemplate jdbc;

    Channels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Incoming("orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) {
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }

    @Incoming("refunds.eu")
    void onRefund(String id) {
        jdbc.update("UPDATE orders SET state = 'refunded' WHERE id = ?", id);
    }

    @Incoming("relay")
    @Outgoing("paid")
    String onRelay(String id) {
        return id; // hapax: send warning
    }
}
