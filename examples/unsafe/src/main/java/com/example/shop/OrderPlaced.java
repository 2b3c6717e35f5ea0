package com.example.shop;

/** A customer ordered. */
public record OrderPlaced(String orderId, String customer, long cents) {}
