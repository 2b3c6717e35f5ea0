package dev.hapax.demo;

import java.util.List;

/**
 * What one handler of the worker promises.
 *
 * @param title how the report names it
 * @param handler the handler's name in the flight recorder
 * @param topic where its messages come from
 * @param group its consumer group
 * @param kind the promise
 */
record Promise(String title, String handler, String topic, String group, Kind kind) {

    static final Promise METRICS = new Promise(
            "at-most-once   page views -> log",
            "com.example.shop.Metrics.onPageView",
            Shop.PAGE_VIEWS,
            "metrics",
            Kind.AT_MOST_ONCE);
    static final Promise ORDERS = new Promise(
            "at-least-once  orders -> database, @Dedup",
            "com.example.shop.Orders.onOrder",
            Shop.ORDERS,
            "orders",
            Kind.ONCE);
    static final Promise MAILS = new Promise(
            "at-least-once  mails, check then act",
            "com.example.shop.Notifications.onOrder",
            Shop.ORDERS,
            "notifications",
            Kind.AT_LEAST_ONCE);
    static final Promise PAYMENTS = new Promise(
            "exactly-once   payments -> database, @Dedup",
            "com.example.shop.Payments.onPayment",
            Shop.PAYMENTS,
            "payments",
            Kind.ONCE_FENCED);
    static final Promise LABELS = new Promise(
            "exactly-once   shipments -> Kafka",
            "com.example.shop.Shipping.onShipment",
            Shop.SHIPMENTS,
            "shipping",
            Kind.ONCE);

    static final List<Promise> ALL = List.of(METRICS, ORDERS, MAILS, PAYMENTS, LABELS);

    /** What may become of a message when its worker is killed, and where its progress is kept. */
    enum Kind {
        /** Nothing twice; at each kill no more than one batch is lost. Progress is committed before handling. */
        AT_MOST_ONCE,
        /** Nothing lost; at each kill the one mail that was being sent may come twice. */
        AT_LEAST_ONCE,
        /** Nothing lost, nothing twice. */
        ONCE,
        /** The same, with the progress in the database, beside the effects. */
        ONCE_FENCED
    }
}
