package com.example.shop;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.io.IOException;
import java.sql.SQLException;

/** Confirms orders by mail. */
public final class Notifications {
    private final NotificationRepository notifications;
    private final Mailer mailer;

    public Notifications(NotificationRepository notifications, Mailer mailer) {
        this.notifications = notifications;
        this.mailer = mailer;
    }

    @KafkaHandler(topics = "orders", group = "notifications")
    @Guarantee(
            value = Delivery.AT_LEAST_ONCE,
            reason = "A mail that comes twice after a crash between sending and noting it is a nuisance, no more.")
    public void onOrder(OrderPlaced order) throws IOException, InterruptedException, SQLException {
        if (!notifications.isNotificationSent(order.orderId(), "email")) {
            mailer.sendEmail(order.customer(), order.orderId());
            notifications.markNotificationSent(order.orderId(), "email");
        }
    }
}
