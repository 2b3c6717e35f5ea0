package com.example.shop;

import java.sql.SQLException;

/** What an order sets in motion. */
public final class OrderService {
    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final Notifier notifier;

    public OrderService(OrderRepository orders, CustomerRepository customers, Notifier notifier) {
        this.orders = orders;
        this.customers = customers;
        this.notifier = notifier;
    }

    void place(OrderPlaced order) throws SQLException {
        orders.add(order);
        Customer customer = customers.find(order.customer());
        customer.count += 1;
        customers.save(customer);
        notifier.confirm(order);
    }
}
