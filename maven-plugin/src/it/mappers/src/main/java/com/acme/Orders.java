package com.acme;

import dev.hapax.KafkaHandler;

public class Orders {
    private final Stock stock;

    public Orders(Stock stock) {
        this.stock = stock;
    }

    @KafkaHandler(topics = "orders", group = "stock")
    public void onOrder(String item) {
        stock.mark(item);
        stock.take(item);
    }
}
