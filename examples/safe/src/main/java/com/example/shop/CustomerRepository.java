package com.example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The table of customers. */
final class CustomerRepository {
    void countOrder(String customer, Connection database) throws SQLException {
        try (PreparedStatement update =
                database.prepareStatement("UPDATE customers SET orders = orders + 1 WHERE id = ?")) {
            update.setString(1, customer);
            update.executeUpdate();
        }
    }
}
