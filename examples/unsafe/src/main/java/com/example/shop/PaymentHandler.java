package com.example.shop;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Books payments. No guarantee declared: at-least-once. */
public final class PaymentHandler {
    private final DataSource database;

    public PaymentHandler(DataSource database) {
        this.database = database;
    }

    @KafkaHandler(topics = "payments", group = "payments")
    public void onPayment(PaymentReceived payment) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
            update.setLong(1, payment.cents());
            update.setString(2, payment.account());
            update.executeUpdate();
        }
    }
}
