package com.acme;

public interface Stock {
    int take(String item);

    int mark(String item);
}
