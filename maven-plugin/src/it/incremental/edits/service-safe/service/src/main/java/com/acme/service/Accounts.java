package com.acme.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Accounts {
    public void open(String account, Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE accounts SET status = 'open' WHERE id = ?")) {
            update.setString(1, account);
            update.executeUpdate();
        }
    }
}
