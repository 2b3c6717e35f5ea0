package dev.hapax.killmatrix;

import dev.hapax.Delivery;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The handlers of one worker: each effect is one row or one message. */
record MatrixHandlers(Ledger ledger, Duration pause, Trap trap, ThreadLocal<Boolean> wrote) {

    Handler<byte[], String> of(Route route) {
        return switch (route.shape()) {
            case AT_MOST_ONCE -> byItself(builder(route, Delivery.AT_MOST_ONCE));
            case AT_LEAST_ONCE -> byItself(builder(route, Delivery.AT_LEAST_ONCE));
            case LEASED_JDBC, LEASED_REDIS ->
                byItself(builder(route, Delivery.AT_LEAST_ONCE).dedupKey(payload -> payload));
            case CLAIMED -> inTransaction(builder(route, Delivery.AT_LEAST_ONCE).dedupKey(payload -> payload));
            case FENCED -> inTransaction(builder(route, Delivery.EXACTLY_ONCE));
            case COLLECTED -> collecting(builder(route, Delivery.EXACTLY_ONCE));
            case FENCED_CLAIMED ->
                inTransaction(builder(route, Delivery.EXACTLY_ONCE).dedupKey(payload -> payload));
            case OUTBOX -> withOutbox(builder(route, Delivery.EXACTLY_ONCE), route.out());
            case EMITTING -> emitting(builder(route, Delivery.AT_LEAST_ONCE), route.out());
            case KAFKA_TO_KAFKA -> emitting(builder(route, Delivery.EXACTLY_ONCE), route.out());
        };
    }

    private static HandlerBuilder<byte[], String> builder(Route route, Delivery guarantee) {
        return Handler.builder(route.handler(), new ByteArrayDeserializer(), new StringDeserializer())
                .topics(route.topic())
                .group(route.group())
                .guarantee(guarantee);
    }

    private Handler<byte[], String> byItself(HandlerBuilder<byte[], String> builder) {
        return builder.handle(message -> {
            begin(message.value());
            ledger.write(message.value());
            trap.reached(Seam.AFTER_EFFECT);
        });
    }

    private Handler<byte[], String> inTransaction(HandlerBuilder<byte[], String> builder) {
        return builder.handleInTransaction((message, connection) -> {
            wrote.set(true);
            begin(message.value());
            ledger.write(connection, message.value());
            trap.reached(Seam.AFTER_EFFECT);
        });
    }

    private Handler<byte[], String> collecting(HandlerBuilder<byte[], String> builder) {
        return builder.handleCollecting((message, statements) -> {
            wrote.set(true);
            begin(message.value());
            statements.add(ledger.insert(), message.value());
            trap.reached(Seam.AFTER_EFFECT);
        });
    }

    private Handler<byte[], String> emitting(HandlerBuilder<byte[], String> builder, String out) {
        return builder.<String, String>handleEmitting(
                new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                    begin(message.value());
                    emitter.send(out, "", message.value());
                    trap.reached(Seam.AFTER_EFFECT);
                });
    }

    private Handler<byte[], String> withOutbox(HandlerBuilder<byte[], String> builder, String out) {
        return builder.<String, String>handleWithOutbox(
                new StringSerializer(), new StringSerializer(), (message, transaction, emitter) -> {
                    wrote.set(true);
                    begin(message.value());
                    ledger.write(transaction.connection(), message.value());
                    emitter.send(out, "", message.value());
                    trap.reached(Seam.AFTER_EFFECT);
                });
    }

    private void begin(String message) throws InterruptedException, BadMessageException {
        Thread.sleep(pause.toMillis());
        BadMessageException.check(message);
    }
}
