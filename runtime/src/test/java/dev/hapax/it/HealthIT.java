package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.RunningHandlers;
import dev.hapax.failure.FailureDecision;
import dev.hapax.health.HandlerHealth;
import dev.hapax.health.HandlerHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What running handlers tell of themselves. */
final class HealthIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");

    @Test
    void aHandlerShowsItsLagItsProgressAndWhatHoldsItUp() throws Exception {
        String topic = Servers.topic(2);
        Messages.send(topic, 2, "m", 20);
        CountDownLatch goOn = new CountDownLatch(1);
        Instant before = Instant.now();
        RunningHandlers running = TestHandlers.runner()
                .failurePolicy(failure -> new FailureDecision.Retry(Duration.ofSeconds(1)))
                .start(TestHandlers.factory(TestHandlers.handler(Delivery.AT_LEAST_ONCE, topic, group)
                        .handle(message -> {
                            if (message.value().equals("m7") && goOn.getCount() > 0) {
                                throw new IllegalStateException("the shop is closed");
                            }
                        })));
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HandlerHealth held = running.health().get(0);
                assertThat(held.handler()).isEqualTo("com.acme.Handlers.on");
                assertThat(held.state()).isEqualTo(State.RUNNING);
                assertThat(held.lastProgress())
                        .hasValueSatisfying(time -> assertThat(time).isAfter(before));
                // m1, m3 and m5 are handled on the second partition.
                assertThat(held.lag()).isEqualTo(OptionalLong.of(7));
                assertThat(held.partitions())
                        .hasSize(2)
                        .allSatisfy(partition -> assertThat(partition.problem())
                                .isEqualTo(
                                        partition.partition() == 0
                                                ? Optional.empty()
                                                : Optional.of("IllegalStateException: the shop is closed")));
            });
            goOn.countDown();
            await().atMost(PATIENCE).untilAsserted(() -> {
                HandlerHealth well = running.health().get(0);
                assertThat(well.lag()).isEqualTo(OptionalLong.of(0));
                assertThat(well.partitions())
                        .allMatch(partition -> partition.problem().isEmpty());
            });
        } finally {
            running.close();
        }
        assertThat(running.health().get(0).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aStoppedHandlerSaysWhyWhileTheOthersRun() throws Exception {
        String bad = Servers.topic(1);
        String good = Servers.topic(1);
        Messages.send(bad, 1, "m", 1);
        try (RunningHandlers running = TestHandlers.runner()
                .start(TestHandlers.factory(
                        TestHandlers.handler("com.acme.Handlers.bad", Delivery.AT_LEAST_ONCE, bad, group)
                                .handle(message -> {
                                    throw new IllegalStateException("never");
                                }),
                        TestHandlers.handler("com.acme.Handlers.good", Delivery.AT_LEAST_ONCE, good, group)
                                .consumers(2)
                                .handle(message -> {})))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(running.health())
                            .satisfiesExactly(
                                    stopped -> {
                                        assertThat(stopped.state()).isEqualTo(State.STOPPED);
                                        assertThat(stopped.cause().orElseThrow())
                                                .contains("com.acme.Handlers.bad stopped at " + bad + "-0@0", "never");
                                    },
                                    other -> {
                                        assertThat(other.state()).isEqualTo(State.RUNNING);
                                        assertThat(other.partitions()).hasSize(1);
                                    }));
        }
    }
}
