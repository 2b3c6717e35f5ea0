package com.acme;

import dev.hapax.Dedup;
import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.SQLException;

public class Accounts {
    public static class Deposit {
        private final String id;

        public Deposit(String id) {
            this.id = id;
        }

        public String getId() {
            return id;
        }
    }

    @KafkaHandler(topics = "deposits", group = "accounts")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "Money.")
    @Dedup(key = "id")
    public void onDeposit(Connection connection, Deposit deposit) throws SQLException {
        connection.setClientInfo("deposit", deposit.getId());
    }

    @KafkaHandler(topics = "closures", group = "accounts")
    void onClosure(String account, Connection connection) throws SQLException {
        connection.setClientInfo("closed", account);
    }
}
