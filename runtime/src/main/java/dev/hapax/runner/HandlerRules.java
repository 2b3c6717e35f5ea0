package dev.hapax.runner;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Refuses handlers that cannot keep what they promise, however they were made: generated code was checked when it was compiled. */
final class HandlerRules {
    private HandlerRules() {}

    static void check(RunnerSettings settings, List<Handler<?, ?>> handlers) {
        if (handlers.isEmpty()) {
            throw new StartException("there is no handler to start: give start() a generated factory");
        }
        Map<String, String> readers = new HashMap<>();
        for (Handler<?, ?> handler : handlers) {
            check(settings, handler);
            for (String topic : handler.topics()) {
                String other = readers.put(handler.group() + " " + topic, handler.name());
                if (other != null) {
                    throw new StartException(
                            "%s and %s both read %s in group %s, so that each would get a part of the messages: give one of them another group"
                                    .formatted(other, handler.name(), topic, handler.group()));
                }
            }
        }
    }

    /** Whether a handler sends with its database transaction. */
    static boolean hasOutbox(Handler<?, ?> handler) {
        return handler.body() instanceof HandlerBody.Transactional<?, ?> transactional && transactional.emits();
    }

    private static void check(RunnerSettings settings, Handler<?, ?> handler) {
        String name = handler.name();
        boolean emits = handler.body() instanceof HandlerBody.Emitting<?, ?, ?, ?>;
        boolean transactional = handler.body() instanceof HandlerBody.Transactional<?, ?>;
        boolean dedup = handler.dedupKey().isPresent();
        refuse(handler.topics().isEmpty(), name + " reads no topic");
        refuse(handler.group().isBlank(), name + " has no consumer group");
        refuse(handler.consumers() < 1, name + " runs " + handler.consumers() + " consumers: it must be at least 1");
        refuse(
                handler.consumers() > 1
                        && settings.properties().containsKey(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG),
                name + " runs " + handler.consumers()
                        + " consumers, but group.instance.id is for one only, and they would fence each other: leave the property out");
        checkParallelKeys(handler);
        DeadLetterChecks.topics(settings.failurePolicy(), handler)
                .forEach((topic, deadLetters) -> refuse(
                        handler.topics().contains(deadLetters),
                        "%s reads %s, where its own records of %s go that it cannot handle, so that they would go round for ever: let another handler read it"
                                .formatted(name, deadLetters, topic)));
        refuse(
                hasOutbox(handler) && handler.guarantee() != Delivery.EXACTLY_ONCE,
                name
                        + " has a Connection and an Emitter parameter, whose outbox is filled once a record only under exactly-once: declare that");
        if (handler.guarantee() == Delivery.EXACTLY_ONCE) {
            refuse(
                    !emits && !transactional,
                    name
                            + " is exactly-once but has neither an Emitter nor a Connection parameter, so that no transaction holds its effects");
            refuse(
                    emits && dedup,
                    name
                            + " is exactly-once from Kafka to Kafka and has @Dedup, whose claim would be outside of the Kafka transaction");
            refuse(
                    emits && settings.instance().isEmpty(),
                    name
                            + " is exactly-once from Kafka to Kafka, whose transactional.id needs a stable name of this worker: call instance(…)");
        }
        if (handler.guarantee() == Delivery.AT_MOST_ONCE) {
            refuse(
                    transactional,
                    name + " is at-most-once and has a Connection parameter, whose transaction would promise more");
            refuse(dedup, name + " is at-most-once and has @Dedup, but nothing is delivered to it twice");
        }
        refuse(
                settings.transactions().isPresent() && settings.database().isEmpty(),
                "transactions(…) is given without the database that they are on: call database(dataSource) too");
        refuse(
                transactional && settings.database().isEmpty(),
                name + " has a Connection parameter, but there is no database: call database(dataSource)");
        refuse(
                dedup && settings.database().isEmpty() && settings.dedupStore().isEmpty(),
                name + " has @Dedup, but there is no store: call dedupStore(…) or database(dataSource)");
    }

    private static void checkParallelKeys(Handler<?, ?> handler) {
        String name = handler.name() + " handles " + handler.parallelKeys() + " keys at a time";
        refuse(handler.parallelKeys() < 1, name + ": it must be at least 1");
        if (handler.parallelKeys() > 1) {
            refuse(
                    handler.guarantee() != Delivery.AT_LEAST_ONCE,
                    name + ", which only at-least-once can: the other guarantees move one offset a partition in order");
            refuse(
                    handler.body() instanceof HandlerBody.Transactional<?, ?>,
                    name + " and writes in a database transaction, of which a partition has one at a time");
            refuse(handler.body().lists(), name + " and takes lists, which have all keys of their partition");
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new StartException(why);
        }
    }
}
