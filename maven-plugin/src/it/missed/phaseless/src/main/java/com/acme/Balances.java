package com.acme;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Balances {
    @KafkaHandler(topics = "payments", group = "billing")
    public void onPayment(String account, Connection connection) throws SQLException {
        try (PreparedStatement add =
                connection.prepareStatement("UPDATE accounts SET balance = balance + 100 WHERE id = ?")) {
            add.setString(1, account);
            add.executeUpdate();
        }
    }
}
