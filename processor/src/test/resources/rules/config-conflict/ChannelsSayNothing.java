package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.springframework.jdbc.core.JdbcTemplate;

/** A channel whose settings do not say where its group begins, or only where developers run it. */
final class ChannelsSayNothing {
    private final JdbcTemplate jdbc;

    ChannelsSayNothing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Incoming("orders")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onOrder(String id) { // hapax: config-conflict warning
        jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", id);
    }

    @Incoming("refunds")
    void onRefund(String id) {
        jdbc.update("UPDATE orders SET state = 'refunded' WHERE id = ?", id);
    }

    @Incoming("shipments")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onShipment(String id) {
        jdbc.update("UPDATE orders SET state = 'shipped' WHERE id = ?", id);
    }

    @Incoming("returns")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void onReturn(String id) {
        jdbc.update("UPDATE orders SET state = 'returned' WHERE id = ?", id);
    }
}
