package com.example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The table of notifications that were sent. */
public final class NotificationRepository {
    private final DataSource database;

    public NotificationRepository(DataSource database) {
        this.database = database;
    }

    boolean isNotificationSent(String orderId, String channel) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT 1 FROM notifications WHERE order_id = ? AND channel = ?")) {
            query.setString(1, orderId);
            query.setString(2, channel);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    void markNotificationSent(String orderId, String channel) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO notifications (order_id, channel) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, orderId);
            insert.setString(2, channel);
            insert.executeUpdate();
        }
    }
}
