package com.acme;

import static dev.hapax.Delivery.AT_LEAST_ONCE;
import static dev.hapax.Delivery.AT_MOST_ONCE;
import static dev.hapax.Delivery.EXACTLY_ONCE;

import dev.hapax.Emitter;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import org.apache.kafka.clients.consumer.ConsumerRecord;

public class Payments {
    public record Payment(String id, long cents) {}

    public record Booking(String account, long cents) {}

    @KafkaHandler(topics = "payments", group = "booking")
    @Guarantee(value = EXACTLY_ONCE, reason = "A booking is money; each payment must be booked once. */ <b> {@code x} \\u002a")
    public void onPayment(ConsumerRecord<String, Payment> payment, Emitter<String, Booking> bookings) {
        bookings.send("bookings", payment.key(), new Booking(payment.value().id(), payment.value().cents()));
    }

    @KafkaHandler(topics = "refunds", group = "booking")
    @Guarantee(AT_LEAST_ONCE)
    @SuppressWarnings("hapax:send")
    public void onRefund(Emitter<String, Payment> payments, Payment refund) {
        payments.send("payments", refund.id(), refund);
    }

    @KafkaHandler(topics = "clicks", group = "metrics")
    @Guarantee(value = AT_MOST_ONCE, reason = "Counting clicks; a few lost ones do not matter.")
    @SuppressWarnings("hapax:lossy-guarantee")
    public void onClick(String click, Emitter<Long, byte[]> counts) {
        counts.send("counts", 1L, click.getBytes());
    }
}
