package com.acme;

public interface Letters {
    void post(String address);
}
