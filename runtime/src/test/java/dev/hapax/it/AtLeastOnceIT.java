package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.HandlerBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a runner runs by itself
final class AtLeastOnceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    private HandlerBuilder<byte[], String> handler(String topic) {
        return TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group);
    }

    @Test
    void handlesWhatWasThereBeforeTheGroupAndCommitsIt() throws Exception {
        String topic = Servers.topic(2);
        List<String> sent = Messages.send(topic, 2, "m", 100);
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .listener(events)
                .start(TestHandlers.factory(handler(topic).handle(message -> handled.add(message.value()))))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 100);
        }
        assertThat(handled).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(events.polled).hasSize(100);
        assertThat(events.handled).hasSize(100);
    }

    @Test
    void aFailureIsRetriedInOrderAndHoldsUpItsPartitionOnly() throws Exception {
        String topic = Servers.topic(2);
        Messages.send(topic, 2, "m", 20);
        AtomicInteger failures = new AtomicInteger();
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .listener(events)
                .start(TestHandlers.factory(handler(topic).handle(message -> {
                    if (message.value().equals("m6") && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("not yet");
                    }
                    (message.partition() == 0 ? first : second).add(message.value());
                })))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 20);
        }
        assertThat(first).containsExactly("m0", "m2", "m4", "m6", "m8", "m10", "m12", "m14", "m16", "m18");
        assertThat(second).containsExactly("m1", "m3", "m5", "m7", "m9", "m11", "m13", "m15", "m17", "m19");
        assertThat(events.failed).hasSize(2);
        assertThat(events.retried).hasSize(2);
    }

    @Test
    void aRecordThatNeverSucceedsStopsTheHandlerAndStaysUncommitted() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic).handle(message -> {
                    if (message.value().equals("m4")) {
                        throw new IllegalStateException("no such customer");
                    }
                })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("com.acme.Handlers.on stopped at " + topic + "-0@4 after 3 attempts")
                    .hasMessageContaining("no such customer");
        }
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(4);
    }

    @Test
    void aPoisonRecordIsNamedWithItsDeserializer() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "not-a-number", 1);
        var poisoned = dev.hapax.handler.Handler.builder(
                        "com.acme.Numbers.on",
                        new org.apache.kafka.common.serialization.ByteArrayDeserializer(),
                        new org.apache.kafka.common.serialization.LongDeserializer())
                .topics(topic)
                .group(group)
                .handle(message -> {});
        try (RunningHandlers running = TestHandlers.runner().start(TestHandlers.factory(poisoned))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@0")
                    .hasMessageContaining("LongDeserializer");
        }
        assertThat(Messages.committedTotal(group, topic)).isZero();
    }

    @Test
    void closingFinishesTheRecordInHandAndCommitsThePrefixOnly() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 10);
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<String> handled = new CopyOnWriteArrayList<>();
        RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic).handle(message -> {
                    if (message.value().equals("m2")) {
                        third.countDown();
                        goOn.await();
                    }
                    handled.add(message.value());
                })));
        assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
        Thread closing = new Thread(running::close);
        closing.start();
        // The loop sees that it must end while the third record is in hand; only then may the record end.
        await().atMost(PATIENCE).until(() -> closing.getState() == Thread.State.WAITING);
        Thread.sleep(500);
        goOn.countDown();
        closing.join();
        assertThat(handled).containsExactly("m0", "m1", "m2");
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(3);
    }

    @Test
    void aRecordThatOutlastsTheShutdownIsNotCommitted() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 5);
        CountDownLatch inHand = new CountDownLatch(1);
        try (RunningHandlers running = TestHandlers.runner()
                .shutdownTimeout(Duration.ofMillis(300))
                .start(TestHandlers.factory(handler(topic).handle(message -> {
                    if (message.value().equals("m1")) {
                        inHand.countDown();
                        Thread.sleep(60_000);
                    }
                })))) {
            assertThat(inHand.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Messages.committedTotal(group, topic)).isLessThanOrEqualTo(1);
    }

    @Test
    void aSlowHandlerKeepsItsPartitions() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 3);
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .property("max.poll.interval.ms", "1000")
                .start(TestHandlers.factory(handler(topic).handle(message -> {
                    Thread.sleep(1_500);
                    handled.add(message.value());
                })))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 3);
        }
        assertThat(handled).containsExactly("m0", "m1", "m2");
    }

    @Test
    void whatAHandlerSendsIsAcknowledgedBeforeItsOffsetMoves() throws Exception {
        String topic = Servers.topic(2);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 2, "m", 50);
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic)
                        .<String, String>handleEmitting(
                                new StringSerializer(),
                                new StringSerializer(),
                                (message, emitter) -> emitter.send(out, message.value(), message.value()))))) {
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 50);
            assertThat(Messages.readCommitted(out, 50, PATIENCE)).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void aMessageThatCannotBeSentFailsItsRecord() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.send(topic, 1, "m", 5);
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic)
                        .<String, String>handleEmitting(
                                new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                                    boolean third = message.value().equals("m2");
                                    emitter.send(out, "", third ? "x".repeat(2_000_000) : message.value());
                                })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@2")
                    .hasMessageContaining("RecordTooLarge");
        }
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(2);
    }

    @Test
    void anEmitterIsRefusedAfterItsCall() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 2);
        List<dev.hapax.Emitter<String, String>> kept = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic)
                        .<String, String>handleEmitting(
                                new StringSerializer(),
                                new StringSerializer(),
                                (message, emitter) -> kept.add(emitter))))) {
            await().atMost(PATIENCE).until(() -> kept.size() == 2);
            assertThatThrownBy(() -> kept.get(0).send(topic, "", "late"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("only during the handler call");
        }
    }
}
