package com.acme.app;

import com.acme.ledger.Balances;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;

public class Payments {
    private final Balances balances = new Balances();

    @KafkaHandler(topics = "payments", group = "billing")
    public void onPayment(String account, Connection connection) throws SQLException {
        balances.add(account, connection);
    }
}
