package com.acme;

import dev.hapax.Dedup;
import dev.hapax.KafkaHandler;
import java.util.UUID;

class Orders {
    record OrderPlaced(Header header, long amount) {}

    record Header(UUID eventId) {}

    OrderPlaced last = new OrderPlaced(new Header(new UUID(0, 0)), 0);

    @KafkaHandler(topics = {"orders", "orders-replayed"}, group = "billing")
    @Dedup(key = "header.eventId")
    void onOrder(OrderPlaced order) {
        last = order;
    }
}
