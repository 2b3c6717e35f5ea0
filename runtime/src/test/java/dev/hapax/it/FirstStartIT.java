package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.FirstStart;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where groups start that have read nothing yet, whatever their guarantee. */
@SuppressWarnings("try") // a runner runs by itself
final class FirstStartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");
    private final String topic = Servers.topic(2);
    private final List<String> handled = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Hapax runner() {
        return TestHandlers.runner()
                .instance("worker")
                .database(database.pool())
                .createTables();
    }

    private Handler<byte[], String> handler(Delivery guarantee, FirstStart where) {
        HandlerBuilder<byte[], String> builder =
                TestHandlers.handler(guarantee, topic, group).firstStart(where);
        return guarantee == Delivery.EXACTLY_ONCE
                ? builder.handleInTransaction((message, connection) -> handled.add(message.value()))
                : builder.handle(message -> handled.add(message.value()));
    }

    private Handler<byte[], String> kafkaToKafka(FirstStart where) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .firstStart(where)
                .<String, String>handleEmitting(
                        new StringSerializer(),
                        new StringSerializer(),
                        (message, emitter) -> handled.add(message.value()));
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    private void assertHandles(Hapax runner, Handler<byte[], String> handler, List<String> expected) throws Exception {
        try (RunningHandlers running = runner.start(TestHandlers.factory(handler))) {
            Messages.send(topic, 2, List.of("new0", "new1"));
            await().atMost(PATIENCE).until(() -> handled.containsAll(List.of("new0", "new1")));
        }
        assertThat(handled).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void theEnd(Delivery guarantee) throws Exception {
        Messages.send(topic, 2, "old", 10);
        assertHandles(runner(), handler(guarantee, FirstStart.END), List.of("new0", "new1"));
    }

    @ParameterizedTest
    @EnumSource
    void theBeginning(Delivery guarantee) throws Exception {
        Messages.send(topic, 2, List.of("old0", "old1"));
        assertHandles(runner(), handler(guarantee, FirstStart.BEGINNING), List.of("old0", "old1", "new0", "new1"));
    }

    @Test
    void theEndFromKafkaToKafka() throws Exception {
        Messages.send(topic, 2, "old", 10);
        assertHandles(runner(), kafkaToKafka(FirstStart.END), List.of("new0", "new1"));
    }

    @Test
    void aTime() throws Exception {
        Instant time = Instant.now();
        Messages.sendAll(List.of(
                new ProducerRecord<>(topic, 0, time.minusSeconds(60).toEpochMilli(), null, bytes("before")),
                new ProducerRecord<>(topic, 0, time.toEpochMilli(), null, bytes("then")),
                new ProducerRecord<>(topic, 1, time.minusSeconds(60).toEpochMilli(), null, bytes("before"))));
        assertHandles(
                runner().firstStartAt(time),
                handler(Delivery.AT_LEAST_ONCE, FirstStart.REFUSED),
                List.of("then", "new0", "new1"));
    }

    @Test
    void whereNothingWasCommittedCanBeRefused() throws Exception {
        Handler<byte[], String> handler = handler(Delivery.EXACTLY_ONCE, FirstStart.REFUSED);
        assertThatThrownBy(() -> runner().start(TestHandlers.factory(handler)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("reads " + topic + ", of which the group " + group + " has committed no offset")
                .hasMessageContaining("kafka-consumer-groups --reset-offsets");
        Messages.startAtBeginning(group, topic, 2);
        assertHandles(runner(), handler, List.of("new0", "new1"));
    }

    @Test
    void itIsDecidedOnce() throws Exception {
        Messages.send(topic, 2, "old", 10);
        Handler<byte[], String> handler = handler(Delivery.AT_LEAST_ONCE, FirstStart.END);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler))) {
            await().atMost(PATIENCE)
                    .until(() -> Messages.committed(group, topic).equals(Map.of(0, 5L, 1, 5L)));
        }
        Messages.send(topic, 2, List.of("meanwhile0", "meanwhile1"));
        assertHandles(runner(), handler, List.of("meanwhile0", "meanwhile1", "new0", "new1"));
    }

    @Test
    void aPartitionThatIsAddedIsReadFromItsBeginning() throws Exception {
        Handler<byte[], String> handler = handler(Delivery.EXACTLY_ONCE, FirstStart.END);
        assertHandles(runner(), handler, List.of("new0", "new1"));
        try (Admin admin = Servers.kafka().admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }
        Messages.sendAll(List.of(new ProducerRecord<>(topic, 2, null, bytes("added"))));
        handled.clear();
        assertHandles(runner(), handler, List.of("added", "new0", "new1"));
    }

    @Test
    void progressInTheDatabaseCountsWhereTheOffsetsAreGone() throws Exception {
        Handler<byte[], String> handler = handler(Delivery.EXACTLY_ONCE, FirstStart.END);
        assertHandles(runner(), handler, List.of("new0", "new1"));
        try (Admin admin = Servers.kafka().admin()) {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        }
        Messages.sendAll(List.of(new ProducerRecord<>(topic, 1, null, bytes("meanwhile"))));
        handled.clear();
        assertHandles(runner(), handler, List.of("meanwhile", "new0", "new1"));
    }
}
