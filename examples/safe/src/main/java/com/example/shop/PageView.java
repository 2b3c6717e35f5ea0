package com.example.shop;

/** Somebody looked at a page. */
public record PageView(String id, String page) {}
