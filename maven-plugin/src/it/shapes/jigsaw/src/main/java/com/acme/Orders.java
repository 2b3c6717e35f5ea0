package com.acme;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Orders {
    @KafkaHandler(topics = "orders", group = "billing")
    public void onPaid(String order, Connection connection) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("UPDATE orders SET status = 'paid' WHERE id = ?")) {
            set.setString(1, order);
            set.executeUpdate();
        }
    }
}
