package dev.hapax.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The shop's customers: messages on every topic, steadily, some orders and payments twice. */
final class Traffic implements AutoCloseable {
    private static final int PER_TICK = 6;
    private static final long TICK_MILLIS = 100;
    private static final int EVERY_NTH_TWICE = 10;

    private final KafkaProducer<String, String> producer;
    private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
    private final AtomicInteger distinct = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "traffic");

    Traffic(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
        thread.start();
    }

    /** How many messages a topic got. */
    int sent(String topic) {
        return sent.getOrDefault(topic, new AtomicInteger()).get();
    }

    /** How many different messages each topic got; they are numbered from 0. */
    int distinct() {
        return distinct.get();
    }

    /** Ends the traffic and returns when the broker has acknowledged all of it. */
    void end() throws InterruptedException {
        ended.set(true);
        thread.join();
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("A message could not be produced: " + failed.getMessage(), failed);
        }
    }

    private void run() {
        List<ProducerRecord<String, String>> again = new ArrayList<>();
        while (!ended.get()) {
            List<ProducerRecord<String, String>> late = List.copyOf(again);
            again.clear();
            for (int i = 0; i < PER_TICK; i++) {
                tick(distinct.getAndIncrement(), again);
            }
            late.forEach(this::send);
            sleep();
        }
        again.forEach(this::send);
    }

    /** One message on each topic; of those to be sent twice, every other one follows at once, the rest a tick later. */
    private void tick(int number, List<ProducerRecord<String, String>> again) {
        send(new ProducerRecord<>(
                Shop.PAGE_VIEWS, Id.view(number), "{\"id\":\"%s\",\"page\":\"/home\"}".formatted(Id.view(number))));
        send(new ProducerRecord<>(Shop.SHIPMENTS, Id.shipment(number), "street " + number));
        ProducerRecord<String, String> order = new ProducerRecord<>(
                Shop.ORDERS,
                Id.customer(number),
                "{\"eventId\":\"%s\",\"orderId\":\"%s\",\"customer\":\"%s\",\"cents\":%d}"
                        .formatted(Id.event(number), Id.order(number), Id.customer(number), Id.cents(number)));
        ProducerRecord<String, String> payment = new ProducerRecord<>(
                Shop.PAYMENTS,
                Id.account(number),
                "{\"paymentId\":\"%s\",\"account\":\"%s\",\"cents\":%d}"
                        .formatted(Id.payment(number), Id.account(number), Id.cents(number)));
        send(order);
        send(payment);
        if (number % EVERY_NTH_TWICE == 0) {
            if (number % (2 * EVERY_NTH_TWICE) == 0) {
                send(order);
                send(payment);
            } else {
                again.add(order);
                again.add(payment);
            }
        }
    }

    private void send(ProducerRecord<String, String> message) {
        sent.computeIfAbsent(message.topic(), topic -> new AtomicInteger()).incrementAndGet();
        producer.send(message, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The traffic was interrupted.", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended.set(true);
        thread.join();
        producer.close(Duration.ofSeconds(5));
    }
}
