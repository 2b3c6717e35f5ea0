package com.example.shop;

import dev.hapax.Dedup;
import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Books payments. */
public final class Payments {
    @KafkaHandler(topics = "payments", group = "payments")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "Money: balance and posting change together, and once.")
    @Dedup(key = "paymentId")
    public void onPayment(PaymentReceived payment, Connection database) throws SQLException {
        credit(payment, database);
        post(payment, database);
    }

    private static void credit(PaymentReceived payment, Connection database) throws SQLException {
        try (PreparedStatement update =
                database.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
            update.setLong(1, payment.cents());
            update.setString(2, payment.account());
            update.executeUpdate();
        }
    }

    private static void post(PaymentReceived payment, Connection database) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO postings (payment_id, account, cents) VALUES (?, ?, ?)")) {
            insert.setString(1, payment.paymentId());
            insert.setString(2, payment.account());
            insert.setLong(3, payment.cents());
            insert.executeUpdate();
        }
    }
}
