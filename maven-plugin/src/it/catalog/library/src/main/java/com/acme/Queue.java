package com.acme;

public final class Queue {
    public int push(String name, String text) {
        return text.length() + name.length();
    }
}
