package com.acme.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

public class Limits {
    public void reset(String account, Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE accounts SET limits = 0 WHERE id = ?")) {
            update.setString(1, account);
            update.executeUpdate();
        }
    }
}
