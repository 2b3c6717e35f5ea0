package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.listener.HandlerListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class HandlerRulesTest {
    private static RunnerSettings settings(Optional<String> instance, Optional<DataSource> database) {
        return settings(instance, database, FailurePolicy.standard());
    }

    private static RunnerSettings settings(
            Optional<String> instance, Optional<DataSource> database, FailurePolicy policy) {
        return new RunnerSettings(
                "localhost:9092",
                instance,
                database,
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                policy,
                HandlerListener.NONE,
                "hapax",
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private static RunnerSettings full() {
        return settings(Optional.of("worker-1"), Optional.of(new PGSimpleDataSource()));
    }

    private static HandlerBuilder<String, String> handler(Delivery guarantee) {
        return Handler.builder("com.acme.Orders.on", new StringDeserializer(), new StringDeserializer())
                .topics("orders")
                .group("billing")
                .guarantee(guarantee);
    }

    private static Handler<?, ?> plain(HandlerBuilder<String, String> builder) {
        return builder.handle(message -> {});
    }

    private static Handler<?, ?> emitting(HandlerBuilder<String, String> builder) {
        return builder.<String, String>handleEmitting(
                new StringSerializer(), new StringSerializer(), (message, emitter) -> {});
    }

    private static Handler<?, ?> transactional(HandlerBuilder<String, String> builder) {
        return builder.handleInTransaction((message, connection) -> {});
    }

    private static void assertRefused(RunnerSettings settings, Handler<?, ?> handler, String why) {
        assertThatThrownBy(() -> HandlerRules.check(settings, List.of(handler)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatCanKeepItsPromiseIsAccepted() {
        assertThatNoException().isThrownBy(() -> {
            HandlerRules.check(full(), List.of(plain(handler(Delivery.AT_MOST_ONCE))));
            HandlerRules.check(
                    full(), List.of(plain(handler(Delivery.AT_LEAST_ONCE).dedupKey(v -> v))));
            HandlerRules.check(
                    full(), List.of(transactional(handler(Delivery.EXACTLY_ONCE).dedupKey(v -> v))));
            HandlerRules.check(full(), List.of(emitting(handler(Delivery.EXACTLY_ONCE))));
        });
    }

    @Test
    void exactlyOnceNeedsATransaction() {
        assertRefused(full(), plain(handler(Delivery.EXACTLY_ONCE)), "neither an Emitter nor a Connection parameter");
    }

    @Test
    void exactlyOnceFromKafkaToKafkaNeedsAStableName() {
        assertRefused(
                settings(Optional.empty(), Optional.empty()), emitting(handler(Delivery.EXACTLY_ONCE)), "instance(…)");
    }

    @Test
    void aClaimCannotBePartOfAKafkaTransaction() {
        assertRefused(
                full(), emitting(handler(Delivery.EXACTLY_ONCE).dedupKey(v -> v)), "outside of the Kafka transaction");
    }

    @Test
    void atMostOnceHasNoUseForATransactionOrDeduplication() {
        assertRefused(full(), transactional(handler(Delivery.AT_MOST_ONCE)), "whose transaction would promise more");
        assertRefused(
                full(), plain(handler(Delivery.AT_MOST_ONCE).dedupKey(v -> v)), "nothing is delivered to it twice");
    }

    @Test
    void aHandlerDoesNotReadItsOwnDeadLetters() {
        HandlerBuilder<String, String> both = handler(Delivery.AT_LEAST_ONCE).topics("orders", "orders.dlt");
        assertRefused(
                settings(
                        Optional.empty(),
                        Optional.empty(),
                        FailurePolicy.standard().thenDeadLetter()),
                plain(both),
                "reads orders.dlt, where its own records of orders go");
    }

    @Test
    void keysAreHandledAtATimeOnlyWhereTheOffsetCanWaitForThem() {
        assertThatNoException()
                .isThrownBy(() -> HandlerRules.check(
                        full(), List.of(plain(handler(Delivery.AT_LEAST_ONCE).parallelKeys(4)))));
        assertRefused(full(), plain(handler(Delivery.AT_LEAST_ONCE).parallelKeys(0)), "at least 1");
        assertRefused(full(), emitting(handler(Delivery.EXACTLY_ONCE).parallelKeys(4)), "which only at-least-once can");
        assertRefused(full(), transactional(handler(Delivery.AT_LEAST_ONCE).parallelKeys(4)), "writes in a database");
        assertRefused(
                full(),
                handler(Delivery.AT_LEAST_ONCE).parallelKeys(4).handleBatch(messages -> {}),
                "takes lists, which have all keys");
        assertRefused(full(), plain(handler(Delivery.AT_LEAST_ONCE).consumers(0)), "at least 1");
    }

    @Test
    void aDatabaseMustBeGivenWhereOneIsUsed() {
        RunnerSettings none = settings(Optional.of("worker-1"), Optional.empty());
        assertRefused(none, transactional(handler(Delivery.EXACTLY_ONCE)), "call database(dataSource)");
        assertRefused(none, plain(handler(Delivery.AT_LEAST_ONCE).dedupKey(v -> v)), "call dedupStore(…)");
    }

    @Test
    void twoHandlersOfOneGroupDoNotShareATopic() {
        assertThatThrownBy(() -> HandlerRules.check(
                        full(),
                        List.of(plain(handler(Delivery.AT_LEAST_ONCE)), plain(handler(Delivery.AT_LEAST_ONCE)))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("both read orders in group billing");
    }

    @Test
    void somethingMustRun() {
        assertThatThrownBy(() -> HandlerRules.check(full(), List.of()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("there is no handler to start");
    }
}
