package com.acme;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

public class Payments {
    private final JdbcTemplate jdbc;

    public Payments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "payments")
    public void onPayment(String account) {
        jdbc.update("UPDATE accounts SET balance = balance + 100 WHERE id = ?", account);
    }
}
