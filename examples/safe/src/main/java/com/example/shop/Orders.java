package com.example.shop;

import dev.hapax.Dedup;
import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;

/** Takes orders in. */
public final class Orders {
    private final OrderRepository orders = new OrderRepository();
    private final CustomerRepository customers = new CustomerRepository();

    @KafkaHandler(topics = "orders", group = "orders")
    @Guarantee(value = Delivery.AT_LEAST_ONCE, reason = "No order may be lost, and shops send some twice.")
    @Dedup(key = "eventId")
    public void onOrder(OrderPlaced order, Connection database) throws SQLException {
        orders.add(order, database);
        customers.countOrder(order.customer(), database);
    }
}
