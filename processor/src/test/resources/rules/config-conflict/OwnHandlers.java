package rules.config;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.Hapax;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Their configuration is generated: what a file says does not reach them, and what contradicts them is refused at start. */
final class OwnHandlers {
    @KafkaHandler(topics = "payments", group = "ledger")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void onPayment(String id, Connection database) throws SQLException {
        database.createStatement().executeUpdate("UPDATE accounts SET balance = balance + 1 WHERE id = 7");
    }

    Hapax start() {
        return Hapax.connect("localhost:9092")
                .property("auto.offset.reset", "earliest") // hapax: config-conflict
                .property("enable.auto.commit", false)
                .property("isolation.level", "read_uncommitted") // hapax: config-conflict
                .property("max.poll.records", 100)
                .properties(Map.of("group.protocol", "consumer"));
    }
}
