package com.example.shop;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.sql.SQLException;

/** Takes orders in. */
public final class OrderHandler {
    private final OrderService service;

    public OrderHandler(OrderService service) {
        this.service = service;
    }

    @KafkaHandler(topics = "orders", group = "orders")
    @Guarantee(value = Delivery.AT_LEAST_ONCE, reason = "No order may be lost.")
    public void onOrder(OrderPlaced order) throws SQLException {
        service.place(order);
    }
}
