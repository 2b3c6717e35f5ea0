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
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a runner runs by itself
final class AtMostOnceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    private HandlerBuilder<byte[], String> handler(String topic) {
        return TestHandlers.handler(Delivery.AT_MOST_ONCE, topic, group);
    }

    @Test
    void commitsBeforeItHandles() throws Exception {
        String topic = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        Messages.send(topic, 1, "m", 10);
        List<Long> committedAtCall = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .listener(events)
                .start(TestHandlers.factory(handler(topic)
                        .handle(message ->
                                committedAtCall.add(Messages.committedTotal(group, topic) - message.offset()))))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 10);
        }
        assertThat(committedAtCall).hasSize(10).allMatch(ahead -> ahead >= 1);
        assertThat(events.lost).isEmpty();
    }

    @Test
    void aNewGroupStartsAtTheEndAndStaysThereOverARestart() throws Exception {
        String topic = Servers.topic(1);
        Messages.send(topic, 1, "old", 5);
        try (RunningHandlers running =
                TestHandlers.runner().start(TestHandlers.factory(handler(topic).handle(message -> {})))) {
            await().atMost(PATIENCE)
                    .until(() -> Messages.committed(group, topic).containsKey(0));
        }
        assertThat(Messages.committedTotal(group, topic)).isEqualTo(5);
        List<String> sent = Messages.send(topic, 1, "new", 5);
        List<String> handled = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic).handle(message -> handled.add(message.value()))))) {
            await().atMost(PATIENCE).until(() -> handled.size() >= 5);
        }
        assertThat(handled).containsExactlyElementsOf(sent);
    }

    @Test
    void aFailureIsToldAndNeverTriedAgain() throws Exception {
        String topic = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        Messages.send(topic, 1, "m", 10);
        List<String> tried = new CopyOnWriteArrayList<>();
        try (RunningHandlers running = TestHandlers.runner()
                .listener(events)
                .start(TestHandlers.factory(handler(topic).handle(message -> {
                    tried.add(message.value());
                    if (message.value().equals("m3")) {
                        throw new IllegalStateException("broken");
                    }
                })))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 9);
        }
        assertThat(tried).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
        assertThat(events.failed).hasSize(1);
        assertThat(events.lost).extracting(at -> at.offset()).containsExactly(3L);
    }

    @Test
    void sendsWithoutWaiting() throws Exception {
        String topic = Servers.topic(1);
        String out = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        List<String> sent = Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(handler(topic)
                        .<String, String>handleEmitting(
                                new StringSerializer(),
                                new StringSerializer(),
                                (message, emitter) -> emitter.send(out, "", message.value()))))) {
            assertThat(Messages.readCommitted(out, 10, PATIENCE)).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void aCommittedOffsetOutsideOfTheLogStopsIt() throws Exception {
        String topic = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        Messages.send(topic, 1, "m", 10);
        Messages.deleteBefore(topic, 0, 4);
        try (RunningHandlers running =
                TestHandlers.runner().start(TestHandlers.factory(handler(topic).handle(message -> {})))) {
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining("the committed offset of " + topic + "-0 is offset 0")
                    .hasMessageContaining("starts at 4 and ends at 10");
        }
    }
}
