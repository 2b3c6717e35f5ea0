package com.example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The table of customers. */
public final class CustomerRepository {
    private final DataSource database;

    public CustomerRepository(DataSource database) {
        this.database = database;
    }

    Customer find(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT orders FROM customers WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return new Customer(id, rows.next() ? rows.getInt("orders") : 0);
            }
        }
    }

    void save(Customer customer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE customers SET orders = ? WHERE id = ?")) {
            update.setInt(1, customer.count);
            update.setString(2, customer.id);
            update.executeUpdate();
        }
    }
}
