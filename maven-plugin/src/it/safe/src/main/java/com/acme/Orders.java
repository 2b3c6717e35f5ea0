package com.acme;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Orders {
    @KafkaHandler(topics = "orders", group = "billing")
    public void onPaid(String orderId, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE orders SET status = 'paid' WHERE id = ?")) {
            statement.setString(1, orderId);
            statement.executeUpdate();
        }
    }
}
