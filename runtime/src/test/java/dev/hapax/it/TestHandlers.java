package dev.hapax.it;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBuilder;
import dev.hapax.handler.HandlerFactory;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Handlers as generated code describes them, and runners with the short times of tests. */
final class TestHandlers {
    private TestHandlers() {}

    static HandlerBuilder<byte[], String> handler(Delivery guarantee, String topic, String group) {
        return handler("com.acme.Handlers.on", guarantee, topic, group);
    }

    static HandlerBuilder<byte[], String> handler(String name, Delivery guarantee, String topic, String group) {
        return Handler.builder(name, new ByteArrayDeserializer(), new StringDeserializer())
                .topics(topic)
                .group(group)
                .guarantee(guarantee);
    }

    static HandlerFactory factory(Handler<?, ?>... handlers) {
        return () -> List.of(handlers);
    }

    static Hapax runner() {
        return Hapax.connect(Servers.kafka().bootstrapServers())
                .failurePolicy(FailurePolicy.retry(3, Duration.ofMillis(20), Duration.ofMillis(200)))
                .property("session.timeout.ms", "6000")
                .property("heartbeat.interval.ms", "500")
                .startTimeout(Duration.ofSeconds(20));
    }
}
