package com.example.shop;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks the mail service, by a message, to confirm an order. */
public final class Notifier {
    private final Producer<String, String> producer;

    public Notifier(Producer<String, String> producer) {
        this.producer = producer;
    }

    void confirm(OrderPlaced order) {
        producer.send(new ProducerRecord<>("mails", order.customer(), "Thank you for order " + order.orderId()));
    }
}
