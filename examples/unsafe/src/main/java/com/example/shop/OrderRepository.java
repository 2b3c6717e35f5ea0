package com.example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The table of orders. */
public final class OrderRepository {
    private final DataSource database;

    public OrderRepository(DataSource database) {
        this.database = database;
    }

    void add(OrderPlaced order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO orders (order_id, customer, cents) VALUES (?, ?, ?)")) {
            insert.setString(1, order.orderId());
            insert.setString(2, order.customer());
            insert.setLong(3, order.cents());
            insert.executeUpdate();
        }
    }
}
