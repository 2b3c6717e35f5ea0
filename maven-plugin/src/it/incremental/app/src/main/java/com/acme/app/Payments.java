package com.acme.app;

import com.acme.service.Accounts;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;

public class Payments {
    private final Accounts accounts = new Accounts();
    private final Limits limits = new Limits();

    @KafkaHandler(topics = "payments", group = "billing")
    public void onPayment(String account, Connection connection) throws SQLException {
        accounts.open(account, connection);
        limits.reset(account, connection);
    }
}
