package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handlers that take lists. */
@SuppressWarnings("try") // a runner runs by itself
final class BatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");
    private final Events events = new Events();
    private final List<List<String>> calls = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private HandlerBuilder<byte[], String> handler(Delivery guarantee, String topic) {
        return TestHandlers.handler(guarantee, topic, group);
    }

    private Hapax runner() {
        return TestHandlers.runner()
                .instance(Servers.unique("worker"))
                .database(database.pool())
                .createTables()
                .listener(events);
    }

    private List<String> payloads(List<ConsumerRecord<byte[], String>> records) {
        assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSize(1);
        List<String> payloads = records.stream().map(ConsumerRecord::value).toList();
        calls.add(payloads);
        return payloads;
    }

    /** As a handler does that finds something wrong with one of its messages. */
    private List<String> without(String culprit, List<ConsumerRecord<byte[], String>> records) {
        List<String> payloads = payloads(records);
        if (payloads.contains(culprit)) {
            throw new IllegalStateException("cannot handle " + culprit);
        }
        return payloads;
    }

    private void write(Connection connection, List<String> payloads) throws Exception {
        for (String payload : payloads) {
            Ledger.write(connection, payload);
        }
    }

    @Test
    void aListHasOnePartitionsRecordsInOrder() throws Exception {
        String topic = Servers.topic(2);
        List<String> sent = Messages.send(topic, 2, "m", 100);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(Delivery.AT_LEAST_ONCE, topic).handleBatch(this::payloads)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 100);
        }
        assertThat(calls.stream().flatMap(List::stream).filter(m -> even(m)))
                .containsExactlyElementsOf(sent.stream().filter(BatchIT::even).toList());
        assertThat(calls.stream().flatMap(List::stream).filter(m -> !even(m)))
                .containsExactlyElementsOf(sent.stream().filter(m -> !even(m)).toList());
        assertThat(calls).as("many records a call").hasSizeLessThan(20);
        assertThat(events.handled).hasSize(100);
    }

    private static boolean even(String message) {
        return Integer.parseInt(message.substring(1)) % 2 == 0;
    }

    @Test
    void theRecordThatFailsAListIsFoundAndTheOthersGoOn() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(Delivery.AT_LEAST_ONCE, topic).handleBatch(records -> without("m4", records))))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@4 after 3 attempts");
        }
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(4);
        assertThat(calls).contains(List.of("m0"), List.of("m3"), List.of("m4"));
        assertThat(events.handled).hasSize(4);
    }

    @Test
    void whatCannotBeReadIsNotInTheListBeforeItAndNoneIsPassed() throws Exception {
        String topic = Servers.topic(1);
        for (byte[] raw : List.of(eight(1), eight(2), new byte[] {7}, eight(3))) {
            Messages.send(new ProducerRecord<>(topic, raw));
        }
        List<Long> handled = new CopyOnWriteArrayList<>();
        Handler<byte[], Long> numbers = Handler.builder(
                        "com.acme.Numbers.on", new ByteArrayDeserializer(), new LongDeserializer())
                .topics(topic)
                .group(group)
                .handleBatch(records -> records.forEach(record -> handled.add(record.value())));
        try (RunningHandlers running = runner().start(TestHandlers.factory(numbers))) {
            assertThatThrownBy(running::join).hasMessageContaining(topic + "-0@2");
        }
        assertThat(handled).containsExactly(1L, 2L);
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(2);
    }

    private static byte[] eight(int last) {
        return new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) last};
    }

    @Test
    void atMostOnceHandlesAListOnceEvenIfItFails() throws Exception {
        String topic = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(Delivery.AT_MOST_ONCE, topic).handleBatch(records -> without("m4", records))))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() + events.lost.size() == 10);
        }
        assertThat(calls.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(events.lost).extracting(at -> at.offset()).contains(4L);
    }

    @Test
    void aListOfMessagesIsSentInOneTransaction() throws Exception {
        String topic = Servers.topic(2);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 2, "m", 60);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Delivery.EXACTLY_ONCE, topic)
                .<String, String>handleBatchEmitting(
                        new StringSerializer(),
                        new StringSerializer(),
                        (records, emitter) -> payloads(records).forEach(m -> emitter.send(out, "", m)))))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 60);
        }
        assertThat(Messages.readCommitted(out, 60, PATIENCE)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(calls).hasSizeLessThan(20);
    }

    @Test
    void aListThatFailsInAKafkaTransactionIsRolledBackAndItsCulpritFound() throws Exception {
        String topic = Servers.topic(2);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 2, "m", 20);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Delivery.EXACTLY_ONCE, topic)
                .<String, String>handleBatchEmitting(
                        new StringSerializer(), new StringSerializer(), (records, emitter) -> {
                            for (String message : payloads(records)) {
                                emitter.send(out, "", message);
                                if (message.equals("m6")) {
                                    throw new IllegalStateException("cannot handle m6");
                                }
                            }
                        })))) {
            assertThatThrownBy(running::join).hasMessageContaining(topic + "-0@3 after 3 attempts");
        }
        List<String> expected = new ArrayList<>(sent);
        expected.removeIf(message -> even(message) && Integer.parseInt(message.substring(1)) >= 6);
        assertThat(Messages.readCommitted(out, expected.size(), PATIENCE))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aMessageThatCannotBeSentIsFoundInItsList() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.send(topic, 1, "m", 8);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Delivery.AT_LEAST_ONCE, topic)
                .<String, String>handleBatchEmitting(
                        new StringSerializer(),
                        new StringSerializer(),
                        (records, emitter) -> payloads(records)
                                .forEach(m -> emitter.send(out, "", m.equals("m5") ? "x".repeat(2_000_000) : m)))))) {
            assertThatThrownBy(running::join).hasMessageContaining(topic + "-0@5 after 3 attempts");
        }
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(5);
    }

    @Test
    void aListIsWrittenInOneDatabaseTransaction() throws Exception {
        String topic = Servers.topic(2);
        List<String> sent = Messages.send(topic, 2, "m", 100);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Delivery.EXACTLY_ONCE, topic)
                .handleBatchInTransaction((records, connection) -> write(connection, payloads(records)))))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 100);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(calls).hasSizeLessThan(20);
    }

    @Test
    void aListThatFailsInADatabaseTransactionIsRolledBackAndItsCulpritFound() throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(Delivery.EXACTLY_ONCE, topic).handleBatchInTransaction((records, connection) -> {
                    List<String> payloads = payloads(records);
                    write(connection, payloads);
                    if (payloads.contains("m7")) {
                        throw new IllegalStateException("cannot handle m7");
                    }
                })))) {
            assertThatThrownBy(running::join).hasMessageContaining(topic + "-0@7 after 3 attempts");
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent.subList(0, 7)));
    }

    @Test
    void duplicatesAreTakenOutOfAListBeforeTheHandlerSeesIt() throws Exception {
        assertDeduplicated(topic -> handler(Delivery.AT_LEAST_ONCE, topic)
                .dedupKey(payload -> payload)
                .handleBatch(records -> {
                    for (String payload : payloads(records)) {
                        database.ledger().write(payload);
                    }
                }));
    }

    @Test
    void duplicatesAreTakenOutOfAListInATransaction() throws Exception {
        assertDeduplicated(topic -> handler(Delivery.AT_LEAST_ONCE, topic)
                .dedupKey(payload -> payload)
                .handleBatchInTransaction((records, connection) -> write(connection, payloads(records))));
    }

    private void assertDeduplicated(Function<String, Handler<byte[], String>> handler) throws Exception {
        String topic = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        // Twice in one list, and some once more in a later one.
        Messages.send(topic, 1, sent);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler.apply(topic)))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 40);
            Messages.send(topic, 1, sent.subList(5, 10));
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 45);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(events.duplicates).hasSize(25);
        assertThat(events.handled).hasSize(20);
        assertThat(calls).allMatch(call -> !call.isEmpty());
    }
}
