package com.example.shop;

/** Money came in for an account. */
public record PaymentReceived(String paymentId, String account, long cents) {}
