package com.acme;

import dev.hapax.KafkaHandler;
import java.sql.Connection;

public class Payments {
    @KafkaHandler(topics = "payments", group = "billing")
    public void onPayment(String account, Connection connection) {
        new Accounts(connection).credit(account);
    }
}
