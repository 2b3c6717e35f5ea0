package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a runner runs by itself
final class ExactlyOnceKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String group = Servers.unique("group");
    private final String worker = Servers.unique("worker");
    private final Events events = new Events();

    private Handler<byte[], String> handler(
            String topic, HandlerBody.CarriedCall<ConsumerRecord<byte[], String>, Emitter<String, String>> call) {
        return TestHandlers.handler(Delivery.EXACTLY_ONCE, topic, group)
                .handleEmitting(new StringSerializer(), new StringSerializer(), call);
    }

    private Hapax runner() {
        return TestHandlers.runner().instance(worker).listener(events);
    }

    @Test
    void handlesEachMessageOnceAndCommitsInTheTransaction() throws Exception {
        String topic = Servers.topic(2);
        String out = Servers.topic(2);
        List<String> sent = Messages.send(topic, 2, "m", 200);
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler(topic, (message, emitter) -> emitter.send(out, message.value(), message.value()))))) {
            assertThat(Messages.readCommitted(out, 200, PATIENCE)).containsExactlyInAnyOrderElementsOf(sent);
            await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == 200);
        }
        assertThat(events.handled).hasSize(200);
    }

    @Test
    void aFailedBatchIsAbortedAndRedoneRecordByRecord() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 30);
        AtomicInteger failures = new AtomicInteger();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            emitter.send(out, "", message.value());
            if (message.value().equals("m7") && failures.incrementAndGet() <= 3) {
                throw new IllegalStateException("not yet");
            }
        })))) {
            assertThat(Messages.readCommitted(out, 30, PATIENCE)).containsExactlyElementsOf(sent);
        }
        assertThat(failures).hasValue(4);
    }

    @Test
    void aRecordThatNeverSucceedsStopsTheHandlerAfterThePrefix() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            emitter.send(out, "", message.value());
            if (message.value().equals("m4")) {
                throw new IllegalStateException("no such customer");
            }
        })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@4")
                    .hasMessageContaining("no such customer");
        }
        assertThat(Messages.committedTotal(group, topic)).isBetween(4L, 8L);
        assertThat(Messages.readCommitted(out, 4, PATIENCE)).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void aSwallowedSendFailureStillFailsTheRecord() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.send(topic, 1, "m", 3);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            try {
                emitter.send(out, "", message.value().equals("m1") ? "x".repeat(2_000_000) : message.value());
            } catch (RuntimeException swallowed) {
                assertThat(swallowed).isNotNull();
            }
        })))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic + "-0@1");
        }
        assertThat(Messages.readCommitted(out, 1, PATIENCE)).containsExactly("m0");
    }

    @Test
    void anotherProducerWithItsTransactionalIdFencesItAndItStartsAnew() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        AtomicBoolean fencedOnce = new AtomicBoolean();
        String id = "hapax-" + group + "-com.acme.Handlers.on-" + worker;
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            emitter.send(out, "", message.value());
            if (message.value().equals("m10") && fencedOnce.compareAndSet(false, true)) {
                Messages.initTransactions(id);
            }
        })))) {
            assertThat(Messages.readCommitted(out, 20, PATIENCE)).containsExactlyElementsOf(sent);
        }
        assertThat(events.fenced).isNotEmpty();
        assertThat(events.failed).isEmpty();
    }

    @Test
    void aTransactionThatTimesOutIsTheFailureOfItsRecord() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 5);
        AtomicBoolean slow = new AtomicBoolean(true);
        try (RunningHandlers running = runner().property("transaction.timeout.ms", "1000")
                .start(TestHandlers.factory(handler(topic, (message, emitter) -> {
                    emitter.send(out, "", message.value());
                    if (message.value().equals("m2") && slow.compareAndSet(true, false)) {
                        Thread.sleep(2_500);
                    }
                })))) {
            assertThat(Messages.readCommitted(out, 5, PATIENCE)).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void aBatchIsCutByTimeBeforeItsTransactionTimesOut() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        List<String> sent = Messages.send(topic, 1, "m", 20);
        try (RunningHandlers running = runner().property("transaction.timeout.ms", "1000")
                .start(TestHandlers.factory(handler(topic, (message, emitter) -> {
                    emitter.send(out, "", message.value());
                    Thread.sleep(150);
                })))) {
            assertThat(Messages.readCommitted(out, 20, PATIENCE)).containsExactlyElementsOf(sent);
        }
        assertThat(events.failed).isEmpty();
        assertThat(events.fenced).isEmpty();
    }

    @Test
    void anEmitterIsRefusedOnAnotherThread() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "m", 1);
        AtomicBoolean refused = new AtomicBoolean();
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {
            Thread other = new Thread(() -> refused.set(refuses(emitter, topic)));
            other.start();
            other.join();
        })))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 1);
        }
        assertThat(refused).isTrue();
    }

    private static boolean refuses(Emitter<String, String> emitter, String topic) {
        try {
            emitter.send(topic, "", "from another thread");
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Test
    void aCommittedOffsetOutsideOfTheLogStopsIt() throws Exception {
        String topic = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        Messages.send(topic, 1, "m", 10);
        Messages.deleteBefore(topic, 0, 4);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler(topic, (message, emitter) -> {})))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("the committed offset of " + topic + "-0 is offset 0")
                    .hasMessageContaining("starts at 4 and ends at 10");
        }
    }
}
