package com.example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The table of orders. */
final class OrderRepository {
    void add(OrderPlaced order, Connection database) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO orders (event_id, order_id, customer, cents) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, order.eventId());
            insert.setString(2, order.orderId());
            insert.setString(3, order.customer());
            insert.setLong(4, order.cents());
            insert.executeUpdate();
        }
    }
}
