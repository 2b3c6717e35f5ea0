package com.example.shop;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns shipments into labels to print. */
public final class Shipping {
    @KafkaHandler(topics = "shipments", group = "shipping")
    @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "A second label is a second parcel.")
    public void onShipment(ConsumerRecord<String, String> shipment, Emitter<String, String> labels) {
        labels.send("labels", shipment.key(), "Ship to " + shipment.value());
    }
}
