package com.acme.ledger;

public interface Accounts {
    void credit(String account, long cents);

    void rename(String account, String name);
}
