package com.example.shop;

/** A row of the table of customers. */
final class Customer {
    final String id;
    int count;

    Customer(String id, int count) {
        this.id = id;
        this.count = count;
    }
}
