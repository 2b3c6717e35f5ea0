package com.acme.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Balances {
    public void add(String account, Connection connection) throws SQLException {
        try (PreparedStatement add =
                connection.prepareStatement("UPDATE accounts SET balance = balance + 100 WHERE id = ?")) {
            add.setString(1, account);
            add.executeUpdate();
        }
    }
}
