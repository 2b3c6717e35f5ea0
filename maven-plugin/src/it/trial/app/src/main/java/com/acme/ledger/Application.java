package com.acme.ledger;

import org.springframework.jdbc.core.JdbcTemplate;

public class Application {
    public PaymentListener listener(JdbcTemplate jdbc) {
        return new PaymentListener(new JdbcAccounts(jdbc));
    }
}
