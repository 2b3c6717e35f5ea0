package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import dev.hapax.outbox.OutboxHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What handlers send in their database transaction. Kills of workers are in the kill matrix. */
@SuppressWarnings("try") // a runner runs by itself
final class OutboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private interface Call {
        void handle(ConsumerRecord<byte[], String> message, Emitter<String, String> emitter) throws Exception;
    }

    /** Writes each message to the ledger, and sends what a call says. */
    private Handler<byte[], String> handler(String topic, Call call) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .<String, String>handleWithOutbox(
                        new StringSerializer(), new StringSerializer(), (message, transaction, emitter) -> {
                            Ledger.write(transaction.connection(), message.value());
                            call.handle(message, emitter);
                        });
    }

    private Hapax runner() {
        return TestHandlers.runner().database(database.pool()).createTables().listener(events);
    }

    private void awaitHandled(long total) {
        await().atMost(PATIENCE).until(() -> database.fenceTotal(group) == total);
    }

    private int waiting() throws SQLException {
        return Integer.parseInt(
                database.column("SELECT count(*) FROM hapax_outbox").get(0));
    }

    private void awaitRelayed() {
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(OutboxHeaders.ID).value(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSentArrivesInTheOrderOfItsPartitionUnderIdsOfItsOwn() throws Exception {
        String topic = Servers.topic(2);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 2, "m", 600);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            emitter.send(out, "", message.value() + " first");
            emitter.send(out, "", message.value() + " second");
        })))) {
            awaitHandled(600);
            awaitRelayed();
        }
        List<ConsumerRecord<byte[], byte[]>> received = Messages.readRecords(out, 1200, PATIENCE);
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(received).hasSize(1200).extracting(OutboxIT::id).doesNotHaveDuplicates();
        for (int partition = 0; partition < 2; partition++) {
            List<String> expected = new ArrayList<>();
            for (int i = partition; i < sent.size(); i += 2) {
                expected.add(sent.get(i) + " first");
                expected.add(sent.get(i) + " second");
            }
            assertThat(values(received)).filteredOn(expected::contains).containsExactlyElementsOf(expected);
        }
        assertThat(received)
                .extracting(OutboxIT::id)
                .first()
                .asString()
                .startsWith(group + ":" + topic + ":")
                .endsWith(":0:0");
        assertThat(events.relayed).hasValue(1200);
    }

    @Test
    void aMessageKeepsWhatItsHandlerGaveIt() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(3);
        Messages.send(topic, 1, "m", 1);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            ProducerRecord<String, String> tombstone = new ProducerRecord<>(out, 2, 1234L, "k", (String) null);
            tombstone.headers().add("colour", "blue".getBytes(StandardCharsets.UTF_8));
            tombstone.headers().add("colour", null);
            tombstone.headers().add(OutboxHeaders.ID, "mine".getBytes(StandardCharsets.UTF_8));
            emitter.send(tombstone);
            emitter.send(new ProducerRecord<>(out, 0, (String) null, ""));
        })))) {
            awaitHandled(1);
            awaitRelayed();
        }
        List<ConsumerRecord<byte[], byte[]>> received = new ArrayList<>(Messages.readRecords(out, 2, PATIENCE));
        received.sort(java.util.Comparator.comparing(ConsumerRecord::partition));
        assertThat(received).extracting(ConsumerRecord::partition).containsExactly(0, 2);
        assertThat(received.get(0).key()).isNull();
        assertThat(received.get(0).value()).isEmpty();
        ConsumerRecord<byte[], byte[]> tombstone = received.get(1);
        assertThat(tombstone.key()).isEqualTo("k".getBytes(StandardCharsets.UTF_8));
        assertThat(tombstone.value()).isNull();
        assertThat(tombstone.timestamp()).isEqualTo(1234L);
        Headers headers = tombstone.headers();
        assertThat(headers.toArray()).hasSize(3);
        assertThat(headers.headers("colour"))
                .satisfiesExactly(
                        blue -> assertThat(blue.value()).isEqualTo("blue".getBytes(StandardCharsets.UTF_8)),
                        absent -> assertThat(absent.value()).isNull());
        assertThat(headers.headers(OutboxHeaders.ID)).hasSize(1);
        assertThat(id(tombstone)).endsWith(":0:0:0");
    }

    @Test
    void aRecordThatFailsSendsNothing() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            emitter.send(out, "", message.value());
            if (message.value().equals("m4")) {
                throw new IllegalStateException("no such customer");
            }
        })))) {
            assertThatThrownBy(running::join).hasMessageContaining(topic + "-0@4");
            awaitRelayed();
        }
        assertThat(Messages.readCommitted(out, 4, PATIENCE)).isEqualTo(sent.subList(0, 4));
    }

    @Test
    void listsAndCollectedStatementsSendToo() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 50);
        HandlerBody.EmittingCall<List<ConsumerRecord<byte[], String>>, String, String> call =
                (messages, transaction, emitter) -> messages.forEach(message -> {
                    transaction.statements().add("INSERT INTO ledger (message) VALUES (?)", message.value());
                    emitter.send(out, "", message.value());
                    if (message.value().equals("m7") && messages.size() > 1) {
                        throw new IllegalStateException("not in a list");
                    }
                });
        try (RunningHandlers running = runner().start(
                        TestHandlers.factory(TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                                .handleBatchWithOutbox(new StringSerializer(), new StringSerializer(), call)))) {
            awaitHandled(50);
            awaitRelayed();
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(Messages.readCommitted(out, 50, PATIENCE)).isEqualTo(sent);
    }

    @Test
    void aTopicThatIsMissingStopsTheRelayAndNotTheHandlerAndTheNextWorkerGoesOn() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.unique("topic");
        String other = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 300);
        Handler<byte[], String> handler = handler(topic, (message, emitter) -> {
            emitter.send(message.value().equals("m0") ? out : other, "", message.value());
        });
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitHandled(300);
        }
        assertThat(database.ledger().counts()).isEqualTo(TestDatabase.once(sent));
        assertThat(waiting()).as("nothing overtakes what waits").isEqualTo(300);
        Servers.kafka().createTopic(out, 1);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitRelayed();
        }
        assertThat(Messages.readCommitted(out, 1, PATIENCE)).containsExactly("m0");
        assertThat(Messages.readCommitted(other, 299, PATIENCE)).isEqualTo(sent.subList(1, 300));
    }

    /** Too large for the topic, which only the broker knows. What comes after it waits until it fits. */
    @Test
    void aMessageThatTheBrokerRefusesHoldsUpItsPartition() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.configure(out, "max.message.bytes", "2000");
        Messages.send(topic, 1, List.of("large"));
        String large = "large".repeat(1000);
        Handler<byte[], String> handler = handler(
                topic,
                (message, emitter) -> emitter.send(out, "", message.value().equals("large") ? large : "small"));
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitHandled(1);
            Thread.sleep(1500);
            Messages.send(topic, 1, List.of("small"));
            awaitHandled(2);
            Thread.sleep(1500);
            assertThat(waiting()).isEqualTo(2);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(running.health().get(0).partitions())
                            .satisfiesExactly(partition -> {
                                assertThat(partition.problem()).isEmpty();
                                assertThat(partition.outbox())
                                        .hasValueSatisfying(why -> assertThat(why)
                                                .startsWith("a message to " + out
                                                        + " cannot be sent: RecordTooLargeException"));
                            }));
            assertThat(events.outboxHeldUp).containsExactly(true);
            Messages.configure(out, "max.message.bytes", "20000");
            awaitRelayed();
            await().atMost(PATIENCE)
                    .until(() ->
                            running.health().get(0).partitions().get(0).outbox().isEmpty());
            assertThat(events.outboxHeldUp).containsExactly(true, false);
        }
        assertThat(Messages.readCommitted(out, 2, PATIENCE)).containsExactly(large, "small");
    }

    @Test
    void whatKafkaWouldNeverTakeFailsItsRecordAlsoIfTheHandlerSwallowsThat() throws Exception {
        assertFails("not a topic", "", "Kafka has no topic of the name \"not a topic\"");
        assertFails(Servers.topic(1), "x".repeat(1_100_000), "max.request.size=1048576");
    }

    private void assertFails(String out, String payload, String why) throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            try {
                emitter.send(out, "", payload);
            } catch (RuntimeException swallowed) {
                assertThat(swallowed).hasMessageContaining(why);
            }
        })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(why);
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void anEmitterIsGoodForItsCallAlone() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        List<Emitter<String, String>> kept = new CopyOnWriteArrayList<>();
        try (RunningHandlers running =
                runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> kept.add(emitter))))) {
            awaitHandled(1);
        }
        assertThatThrownBy(() -> kept.get(0).send(out, "", "late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only during the handler call");
    }

    @Test
    void aWorkerThatLostItsPartitionRelaysNothing() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        AtomicBoolean taken = new AtomicBoolean();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            emitter.send(out, "", message.value());
            if (message.value().equals("m10") && taken.compareAndSet(false, true)) {
                database.execute("UPDATE hapax_fence SET owner_epoch = owner_epoch + 1");
            }
        })))) {
            awaitHandled(20);
            awaitRelayed();
        }
        assertThat(events.fenced).hasSize(1);
        assertThat(Messages.readCommitted(out, 20, PATIENCE)).isEqualTo(sent);
    }

    @Test
    void aTableThatIsMissingIsSaidAtStart() throws Exception {
        String topic = Servers.topic(1);
        Handler<byte[], String> handler = handler(topic, (message, emitter) -> {});
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            awaitHandled(0);
        }
        database.execute("DROP TABLE hapax_outbox");
        Hapax without = TestHandlers.runner().database(database.pool());
        assertThatThrownBy(() -> without.start(TestHandlers.factory(handler)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("the table hapax_outbox cannot be used")
                .hasMessageContaining("CREATE TABLE IF NOT EXISTS hapax_outbox");
    }

    @Test
    void onlyExactlyOnceHasOne() {
        Handler<byte[], String> handler = TestHandlers.handler(Delivery.AT_LEAST_ONCE, Servers.topic(1), group)
                .<String, String>handleWithOutbox(
                        new StringSerializer(), new StringSerializer(), (message, transaction, emitter) -> {});
        assertThatThrownBy(() -> runner().start(TestHandlers.factory(handler)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("only under exactly-once");
    }
}
