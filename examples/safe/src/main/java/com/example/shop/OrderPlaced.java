package com.example.shop;

/** A customer ordered. {@code eventId} names this message; a shop that is unsure sends the same event again. */
public record OrderPlaced(String eventId, String orderId, String customer, long cents) {}
