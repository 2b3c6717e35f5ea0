package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.dedup.MemoryDedupStore;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.listener.RecordAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Records of different keys are handled at the same time, those of one key in their order. */
@SuppressWarnings("try") // a runner runs by itself
final class ParallelKeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int THREADS = 4;

    private final String group = Servers.unique("group");
    private final String topic = Servers.topic(1);
    private final Events events = new Events();
    private final Map<String, List<String>> byKey = new ConcurrentHashMap<>();

    private HandlerBuilder<byte[], String> handler() {
        return TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group).parallelKeys(THREADS);
    }

    private Hapax runner() {
        return TestHandlers.runner().listener(events);
    }

    /** Messages {@code key:number}, the keys in turn. */
    private List<String> send(int keys, int count) throws Exception {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add("k" + i % keys + ":" + i);
        }
        Messages.sendAll(payloads.stream()
                .map(payload -> new ProducerRecord<>(topic, 0, bytes(key(payload)), bytes(payload)))
                .toList());
        return payloads;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String key(String payload) {
        return payload.substring(0, payload.indexOf(':'));
    }

    private void handled(String payload) {
        byKey.computeIfAbsent(key(payload), key -> new CopyOnWriteArrayList<>()).add(payload);
    }

    private static List<String> of(String key, List<String> payloads) {
        return payloads.stream().filter(payload -> key(payload).equals(key)).toList();
    }

    private void awaitCommitted(long total) {
        await().atMost(PATIENCE).until(() -> Messages.committedTotal(group, topic) == total);
    }

    @Test
    void keysGoTheirOwnWayEachInItsOrder() throws Exception {
        List<String> sent = send(10, 300);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler().handle(message -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(2);
                    handled(message.value());
                    inside.decrementAndGet();
                })))) {
            awaitCommitted(300);
        }
        assertThat(most.get()).isBetween(2, THREADS);
        for (int key = 0; key < 10; key++) {
            assertThat(byKey.get("k" + key)).isEqualTo(of("k" + key, sent));
        }
    }

    @Test
    void aFailureHoldsUpItsKeyAndWhatIsHandledBehindItIsNotHandledAgain() throws Exception {
        List<String> sent = send(8, 80);
        AtomicInteger failures = new AtomicInteger();
        try (RunningHandlers running = runner().start(TestHandlers.factory(
                handler().handle(message -> {
                    if (message.value().equals("k3:11") && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("not yet");
                    }
                    handled(message.value());
                })))) {
            awaitCommitted(80);
        }
        assertThat(failures).hasValue(3);
        for (int key = 0; key < 8; key++) {
            assertThat(byKey.get("k" + key)).isEqualTo(of("k" + key, sent));
        }
        assertThat(events.handled).doesNotHaveDuplicates().hasSize(80);
    }

    @Test
    void aRecordThatNeverSucceedsGoesToItsDeadLetterTopicAlone() throws Exception {
        Servers.kafka().createTopic(topic + ".dlt", 1);
        List<String> sent = send(4, 40);
        try (RunningHandlers running = runner().failurePolicy(
                        FailurePolicy.retry(2, Duration.ofMillis(10), Duration.ofMillis(10))
                                .thenDeadLetter())
                .start(TestHandlers.factory(handler().handle(message -> {
                    if (message.value().equals("k1:13") || message.value().equals("k2:14")) {
                        throw new IllegalStateException("never");
                    }
                    handled(message.value());
                })))) {
            awaitCommitted(40);
        }
        List<String> others = new ArrayList<>(sent);
        others.removeAll(List.of("k1:13", "k2:14"));
        for (int key = 0; key < 4; key++) {
            assertThat(byKey.get("k" + key)).isEqualTo(of("k" + key, others));
        }
        assertThat(Messages.readCommitted(topic + ".dlt", 2, PATIENCE)).containsExactly("k1:13", "k2:14");
    }

    @Test
    void closingCommitsNoFurtherThanTheFirstThatIsNotHandled() throws Exception {
        send(8, 80);
        CountDownLatch othersDone = new CountDownLatch(10);
        CountDownLatch stuck = new CountDownLatch(1);
        try (RunningHandlers running = runner().shutdownTimeout(Duration.ofMillis(500))
                .start(TestHandlers.factory(handler().handle(message -> {
                    if (message.value().equals("k2:2")) {
                        stuck.countDown();
                        Thread.sleep(60_000);
                    }
                    othersDone.countDown();
                })))) {
            assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(othersDone.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Messages.committedTotal(group, topic)).isLessThanOrEqualTo(2);
    }

    /** Two lanes must not take each other's claims for their own. */
    @Test
    void oneMessageUnderTwoKeysTakesEffectOnce() throws Exception {
        List<ProducerRecord<byte[], byte[]>> twice = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            twice.add(new ProducerRecord<>(topic, 0, bytes("a" + i), bytes("e" + i + ":")));
            twice.add(new ProducerRecord<>(topic, 0, bytes("b" + i), bytes("e" + i + ":")));
        }
        Messages.sendAll(twice);
        try (RunningHandlers running = runner().dedupStore(new MemoryDedupStore(1000, Duration.ofMinutes(1)))
                .start(TestHandlers.factory(
                        handler().dedupKey(payload -> payload).handle(message -> {
                            Thread.sleep(5);
                            handled(message.value());
                        })))) {
            awaitCommitted(80);
        }
        assertThat(byKey.values()).hasSize(40).allMatch(effects -> effects.size() == 1);
        assertThat(events.duplicates)
                .extracting(RecordAddress::offset)
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void whatTheySendIsAcknowledgedBeforeTheOffsetMoves() throws Exception {
        String out = Servers.topic(1);
        List<String> sent = send(6, 60);
        try (RunningHandlers running = runner().start(TestHandlers.factory(handler()
                .<String, String>handleEmitting(
                        new StringSerializer(),
                        new StringSerializer(),
                        (message, emitter) -> emitter.send(out, "", message.value()))))) {
            awaitCommitted(60);
        }
        assertThat(Messages.readCommitted(out, 60, PATIENCE)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void recordsWithoutAKeyKeepTheirOrder() throws Exception {
        List<String> sent = Messages.send(topic, 1, "m", 60);
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running =
                runner().start(TestHandlers.factory(handler().handle(message -> handled.add(message.value()))))) {
            awaitCommitted(60);
        }
        assertThat(handled).isEqualTo(sent);
    }
}
