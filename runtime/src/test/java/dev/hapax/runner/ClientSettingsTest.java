package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import dev.hapax.listener.HandlerListener;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

final class ClientSettingsTest {
    private static ClientSettings with(Map<String, Object> properties) {
        return with(properties, Duration.ofSeconds(1));
    }

    private static ClientSettings with(Map<String, Object> properties, Duration startTimeout) {
        return new ClientSettings(new RunnerSettings(
                "localhost:9092",
                Optional.of("worker-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                properties,
                FailurePolicy.standard(),
                HandlerListener.NONE,
                "hapax",
                Optional.empty(),
                startTimeout,
                Duration.ofSeconds(1)));
    }

    private static Handler<?, ?> handler(Delivery guarantee, Map<String, Object> generated) {
        return Handler.builder("com.acme.Orders.on", new StringDeserializer(), new StringDeserializer())
                .topics("orders")
                .group("billing")
                .guarantee(guarantee)
                .consumerConfig(generated)
                .producerConfig(generated)
                .handle(message -> {});
    }

    @Test
    void eachClientTakesTheSettingsThatItKnows() {
        ClientSettings settings = with(Map.of("max.poll.records", 5, "linger.ms", 7, "my.extension", "x"));
        Handler<?, ?> handler = handler(Delivery.AT_LEAST_ONCE, Map.of());
        assertThat(settings.consumer(handler))
                .containsEntry("max.poll.records", 5)
                .containsEntry("my.extension", "x")
                .containsEntry("group.id", "billing")
                .containsEntry("bootstrap.servers", "localhost:9092")
                .doesNotContainKey("linger.ms");
        assertThat(settings.producer(handler))
                .containsEntry("linger.ms", 7)
                .containsEntry("my.extension", "x")
                .doesNotContainKey("max.poll.records");
    }

    @Test
    void theUsersSettingsGoOverTheGeneratedOnes() {
        Handler<?, ?> handler = handler(Delivery.EXACTLY_ONCE, Map.of("retry.backoff.ms", 2L));
        assertThat(with(Map.of("retry.backoff.ms", 30)).producer(handler)).containsEntry("retry.backoff.ms", 30);
        assertThat(with(Map.of()).producer(handler)).containsEntry("retry.backoff.ms", 2L);
    }

    @Test
    void generatedSettingsAreHeldAgainstTheGuaranteeToo() {
        Handler<?, ?> handler = handler(Delivery.AT_LEAST_ONCE, Map.of("enable.auto.commit", true));
        assertThatThrownBy(() -> with(Map.of()).consumer(handler))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("enable.auto.commit=true contradicts at-least-once of com.acme.Orders.on");
    }

    @Test
    void whatIsSaidElsewhereIsRefused() {
        assertThatThrownBy(() -> with(Map.of("bootstrap.servers", "other:9092")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("bootstrap.servers is given twice");
        assertThatThrownBy(() -> with(Map.of("group.id", "other")).consumer(handler(Delivery.AT_LEAST_ONCE, Map.of())))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(
                        "group.id=other contradicts com.acme.Orders.on, which declares the group billing");
    }

    @Test
    void aTransactionalIdIsStableAndOneHandlersOwn() {
        assertThat(with(Map.of()).transactionalProducer(handler(Delivery.EXACTLY_ONCE, Map.of())))
                .containsEntry("transactional.id", "hapax-billing-com.acme.Orders.on-worker-1");
    }

    @Test
    void clientsThatGiveUpSoonDoNotCutTheTimeToStart() {
        String key = "default.api.timeout.ms";
        assertThat(with(Map.of(key, "3000"), Duration.ofSeconds(60)).admin()).containsEntry(key, 60_000);
        assertThat(with(Map.of(key, 90_000), Duration.ofSeconds(60)).admin()).containsEntry(key, 90_000);
        assertThat(with(Map.of(), Duration.ofSeconds(10)).admin()).doesNotContainKey(key);
        assertThat(with(Map.of(), Duration.ofMinutes(5)).admin()).containsEntry(key, 300_000);
        assertThat(with(Map.of(key, "soon"), Duration.ofSeconds(60)).admin()).containsEntry(key, "soon");
    }
}
