package com.acme;

import dev.hapax.Dedup;
import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import dev.hapax.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

public class Shipments {
    public record Shipment(String id, String carrier) {}

    @KafkaHandler(topics = "shipments", group = "shipping")
    @Guarantee(Delivery.EXACTLY_ONCE)
    @Dedup(key = "id")
    public void onShipment(Shipment shipment, Connection connection, Emitter<String, Shipment> shipped)
            throws SQLException {
        connection.setClientInfo("shipment", shipment.id());
        shipped.send("shipped", shipment.id(), shipment);
    }

    @KafkaHandler(topics = "returns", group = "shipping")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void onReturns(Emitter<String, String> returned, List<ConsumerRecord<String, String>> returns, Statements statements) {
        returns.forEach(each -> statements.add("INSERT INTO returns VALUES (?)", each.value()));
        returns.forEach(each -> returned.send("returned", each.key(), each.value()));
    }
}
