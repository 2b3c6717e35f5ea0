package com.acme.ledger;

import org.springframework.jdbc.core.JdbcTemplate;

public class JdbcAccounts implements Accounts {
    private final JdbcTemplate jdbc;

    public JdbcAccounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void credit(String account, long cents) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", cents, account);
    }

    @Override
    public void rename(String account, String name) {
        jdbc.update("UPDATE accounts SET name = ? WHERE id = ?", name, account);
    }
}
