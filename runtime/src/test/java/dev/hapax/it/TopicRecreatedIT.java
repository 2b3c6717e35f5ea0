package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.HandlerStoppedException;
import dev.hapax.RunningHandlers;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import java.time.Duration;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic is deleted and created anew while it is read, with more records than the old one had: its positions mean nothing. */
@SuppressWarnings("try") // a runner runs by itself
final class TopicRecreatedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String group = Servers.unique("group");
    private final Events events = new Events();

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Handler<byte[], String> handler(String shape, String topic) {
        if (shape.equals("AT_MOST_ONCE")) {
            return builder(Delivery.AT_MOST_ONCE, topic).handle(message -> {});
        } else if (shape.equals("AT_LEAST_ONCE")) {
            return builder(Delivery.AT_LEAST_ONCE, topic).handle(message -> {});
        } else if (shape.equals("INTO_DATABASE")) {
            return builder(Delivery.EXACTLY_ONCE, topic)
                    .handleInTransaction((message, connection) -> Ledger.write(connection, message.value()));
        }
        return builder(Delivery.EXACTLY_ONCE, topic)
                .<String, String>handleEmitting(
                        new StringSerializer(), new StringSerializer(), (message, emitter) -> {});
    }

    private HandlerBuilder<byte[], String> builder(Delivery guarantee, String topic) {
        return TestHandlers.handler(guarantee, topic, group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT_MOST_ONCE", "AT_LEAST_ONCE", "INTO_DATABASE", "KAFKA_TO_KAFKA"})
    void stopsTheHandler(String shape) throws Exception {
        String topic = Servers.topic(1);
        Messages.startAtBeginning(group, topic, 1);
        Messages.send(topic, 1, "m", 10);
        try (RunningHandlers running = TestHandlers.runner()
                .instance(Servers.unique("worker"))
                .database(database.pool())
                .createTables()
                .listener(events)
                .start(TestHandlers.factory(handler(shape, topic)))) {
            await().atMost(PATIENCE).until(() -> events.handled.size() == 10);
            Messages.recreate(topic, 1);
            Messages.send(topic, 1, "n", 30);
            assertThatThrownBy(running::join)
                    .isInstanceOf(HandlerStoppedException.class)
                    .hasMessageContaining(topic)
                    .hasMessageContaining("deleted and created anew");
        }
    }
}
