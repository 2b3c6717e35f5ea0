package com.acme;

public interface Letters {
    int post(String letter);
}
