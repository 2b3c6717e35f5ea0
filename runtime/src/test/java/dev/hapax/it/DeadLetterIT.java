package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.failure.RetryPolicy;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.listener.RecordAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that cannot be handled go to a dead-letter topic, and nothing is lost or passed over on the way. */
@SuppressWarnings("try") // a runner runs by itself
final class DeadLetterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final RetryPolicy TWICE = FailurePolicy.retry(2, Duration.ofMillis(20), Duration.ofMillis(200))
            .thenDeadLetter();

    private final String group = Servers.unique("group");
    private final Events events = new Events();

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
                .failurePolicy(TWICE)
                .listener(events);
    }

    /** A topic whose dead-letter topic takes messages up to a size. */
    private static String topic(int partitions, int largestDeadLetter) {
        String topic = Servers.topic(partitions);
        Servers.kafka().createTopic(topic + ".dlt", 1);
        allow(topic, largestDeadLetter);
        return topic;
    }

    private static String topic(int partitions) {
        return topic(partitions, 1_000_000);
    }

    private static void allow(String topic, int largestDeadLetter) {
        Messages.configure(topic + ".dlt", "max.message.bytes", Integer.toString(largestDeadLetter));
    }

    private static String bad(String payload) {
        if (payload.startsWith("bad")) {
            throw new IllegalStateException("no such customer: " + payload);
        }
        return payload;
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> letters) {
        return letters.stream()
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Test
    void aRecordThatNeverSucceedsGoesThereWithItsFailureAndItsPartitionGoesOnInOrder() throws Exception {
        String topic = topic(1);
        // Or the broker may delete the first record before the others come: its time is long over.
        Messages.configure(topic, "retention.ms", "-1");
        ProducerRecord<byte[], byte[]> first = new ProducerRecord<>(topic, 0, 1_234L, bytes("k"), bytes("bad0"));
        first.headers().add("trace", bytes("t-1"));
        Messages.send(first);
        Messages.send(topic, 1, List.of("m1", "m2", "bad3", "m4"));
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(Delivery.AT_LEAST_ONCE, topic).handle(message -> handled.add(bad(message.value())))))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 5);
        }
        List<ConsumerRecord<byte[], byte[]>> letters = Messages.readRecords(topic + ".dlt", 2, PATIENCE);
        assertThat(values(letters)).containsExactly("bad0", "bad3");
        assertThat(new String(letters.get(0).key(), StandardCharsets.UTF_8)).isEqualTo("k");
        assertThat(letters.get(0).timestamp()).as("its own time").isGreaterThan(1_234L);
        assertThat(headers(letters.get(0)))
                .containsEntry("trace", "t-1")
                .containsEntry("hapax.dlt.id", group + ":" + topic + ":0:0")
                .containsEntry("hapax.dlt.handler", "com.acme.Handlers.on")
                .containsEntry("hapax.dlt.group", group)
                .containsEntry("hapax.dlt.topic", topic)
                .containsEntry("hapax.dlt.partition", "0")
                .containsEntry("hapax.dlt.offset", "0")
                .containsEntry("hapax.dlt.timestamp", "1234")
                .containsEntry("hapax.dlt.attempts", "2")
                .containsEntry("hapax.dlt.exception", "java.lang.IllegalStateException")
                .containsEntry("hapax.dlt.message", "IllegalStateException: no such customer: bad0");
        assertThat(handled).containsExactly("m1", "m2", "m4");
        assertThat(events.failed).hasSize(4);
        assertThat(events.retried).hasSize(2);
        assertThat(events.deadLettered).extracting(RecordAddress::offset).containsExactly(0L, 3L);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bytesThatCannotBeReadGoThereAsTheyWere() throws Exception {
        String topic = topic(1);
        byte[] raw = {(byte) 0xff, 0, (byte) 0xc3};
        Messages.send(new ProducerRecord<>(topic, raw));
        List<Long> handled = new CopyOnWriteArrayList<>();
        Messages.send(new ProducerRecord<>(topic, new byte[] {0, 0, 0, 0, 0, 0, 0, 7}));
        Handler<byte[], Long> handler = Handler.builder(
                        "com.acme.Numbers.on", new ByteArrayDeserializer(), new LongDeserializer())
                .topics(topic)
                .group(group)
                .handle(message -> handled.add(message.value()));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 2);
        }
        ConsumerRecord<byte[], byte[]> letter =
                Messages.readRecords(topic + ".dlt", 1, PATIENCE).get(0);
        assertThat(letter.value()).isEqualTo(raw);
        assertThat(headers(letter))
                .containsEntry("hapax.dlt.exception", "org.apache.kafka.common.errors.SerializationException")
                .hasEntrySatisfying(
                        "hapax.dlt.message", text -> assertThat(text).contains("LongDeserializer"));
        assertThat(handled).containsExactly(7L);
    }

    @Test
    void whatIsNotRetryableGoesThereAtOnce() throws Exception {
        String topic = topic(1);
        Messages.send(topic, 1, List.of("bad0", "m1"));
        List<String> calls = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().failurePolicy(TWICE.notRetryable(IllegalStateException.class))
                .start(TestHandlers.factory(
                        handler(Delivery.AT_LEAST_ONCE, topic).handle(message -> {
                            calls.add(message.value());
                            bad(message.value());
                        })))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 2);
        }
        assertThat(calls).containsExactly("bad0", "m1");
        assertThat(events.retried).isEmpty();
    }

    @Test
    void aTopicThatTakesNothingHoldsUpItsPartitionOnlyAndLosesNothing() throws Exception {
        String topic = topic(2, 100);
        Messages.send(topic, 2, List.of("m0", "bad1", "m2", "m3", "m4", "m5"));
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(Delivery.AT_LEAST_ONCE, topic).handle(message -> handled.add(bad(message.value())))))) {
            await().atMost(PATIENCE).until(() -> handled.size() == 3 && events.failed.size() == 2);
            Messages.send(topic, 1, List.of("m6"));
            await().atMost(PATIENCE).until(() -> handled.contains("m6"));
            assertThat(Messages.committed(group, topic).getOrDefault(1, 0L)).isZero();
            assertThat(events.deadLettered).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(problems(running))
                            .singleElement(InstanceOfAssertFactories.STRING)
                            .startsWith("its dead letter, 4 bytes and some headers, is larger than " + topic
                                    + ".dlt takes: raise max.message.bytes"));
            allow(topic, 1_000_000);
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 7);
        }
        assertThat(handled).containsExactly("m0", "m2", "m4", "m6", "m3", "m5");
        assertThat(values(Messages.readRecords(topic + ".dlt", 1, PATIENCE))).containsExactly("bad1");
    }

    private static List<String> problems(RunningHandlers running) {
        return running.health().get(0).partitions().stream()
                .flatMap(partition -> partition.problem().stream())
                .toList();
    }

    /** With its headers it is larger than what a producer sends by itself. */
    @Test
    void aRecordAsLargeAsItsTopicTakesGoesThereInATransactionToo() throws Exception {
        String topic = topic(1, 2_000_000);
        byte[] large = bytes("bad" + "x".repeat(1_048_400));
        Messages.send(new ProducerRecord<>(topic, large));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Delivery.EXACTLY_ONCE, topic)
                .<String, String>handleEmitting(
                        new StringSerializer(), new StringSerializer(), (message, emitter) -> bad("bad"))))) {
            await().atMost(PATIENCE).until(() -> events.deadLettered.size() == 1);
        }
        assertThat(Messages.readRecords(topic + ".dlt", 1, PATIENCE).get(0).value())
                .isEqualTo(large);
    }

    @Test
    void exactlyOnceKafkaToKafkaWritesItWithTheOffset() throws Exception {
        String topic = topic(2, 100);
        String out = Servers.topic(1);
        Messages.send(topic, 2, List.of("m0", "bad1", "m2", "m3", "bad4", "m5"));
        allow(topic, 100);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(Delivery.EXACTLY_ONCE, topic)
                .<String, String>handleEmitting(
                        new StringSerializer(),
                        new StringSerializer(),
                        (message, emitter) -> emitter.send(out, "", bad(message.value())))))) {
            await().atMost(PATIENCE).until(() -> events.failed.size() == 4);
            assertThat(events.deadLettered).isEmpty();
            allow(topic, 1_000_000);
            await().atMost(PATIENCE).until(() -> events.handled.size() == 4 && events.deadLettered.size() == 2);
            assertThat(Messages.committed(group, topic).keySet()).containsExactlyInAnyOrder(0, 1);
        }
        assertThat(Messages.readCommitted(out, 4, PATIENCE)).containsExactlyInAnyOrder("m0", "m2", "m3", "m5");
        assertThat(Messages.readCommitted(topic + ".dlt", 2, PATIENCE)).containsExactlyInAnyOrder("bad1", "bad4");
    }

    @Test
    void exactlyOnceIntoADatabaseMovesTheFenceBehindIt() throws Exception {
        String topic = topic(1, 100);
        Messages.send(topic, 1, List.of("m0", "bad1", "m2"));
        Handler<byte[], String> handler = handler(Delivery.EXACTLY_ONCE, topic)
                .handleInTransaction((message, connection) -> {
                    Ledger.write(connection, message.value());
                    bad(message.value());
                });
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE).until(() -> events.failed.size() == 2);
            assertThat(database.ledger().counts()).containsOnlyKeys("m0");
            allow(topic, 1_000_000);
            await().atMost(PATIENCE).until(() -> events.handled.size() == 2);
        }
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            Messages.send(topic, 1, List.of("m3"));
            await().atMost(PATIENCE).until(() -> events.handled.size() == 3);
        }
        assertThat(database.ledger().counts()).isEqualTo(Map.of("m0", 1, "m2", 1, "m3", 1));
        assertThat(Messages.readCommitted(topic + ".dlt", 1, PATIENCE)).containsExactly("bad1");
    }

    @Test
    void aDeadLetteredRecordKeepsNoClaim() throws Exception {
        assertReplayed(handler(Delivery.AT_LEAST_ONCE, topic(1))
                .dedupKey(payload -> payload)
                .handle(message -> failFirst(message.value())));
    }

    @Test
    void aDeadLetteredRecordKeepsNoClaimInATransaction() throws Exception {
        assertReplayed(handler(Delivery.AT_LEAST_ONCE, topic(1))
                .dedupKey(payload -> payload)
                .handleInTransaction((message, connection) -> failFirst(message.value())));
    }

    private final List<String> succeeded = new CopyOnWriteArrayList<>();
    private volatile boolean repaired;

    private void failFirst(String payload) {
        if (!repaired) {
            throw new IllegalStateException("not yet");
        }
        succeeded.add(payload);
    }

    private void assertReplayed(Handler<byte[], String> handler) throws Exception {
        String topic = handler.topics().get(0);
        List<String> sent = new ArrayList<>(Messages.send(topic, 1, "m", 1));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE).until(() -> events.deadLettered.size() == 1);
            repaired = true;
            Messages.send(topic, 1, "m", 1);
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 2);
        }
        assertThat(succeeded).as("the replay of the dead letter").containsExactlyElementsOf(sent);
        assertThat(events.duplicates).isEmpty();
    }
}
