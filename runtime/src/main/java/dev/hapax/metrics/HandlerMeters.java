package dev.hapax.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one handler. */
record HandlerMeters(
        MeterRegistry registry,
        String handler,
        Timer calls,
        Timer store,
        DistributionSummary batch,
        Counter relayed,
        HeldUpMeter heldUp,
        LagMeters lag,
        Map<String, TopicMeters> topics) {

    static HandlerMeters of(MeterRegistry registry, String handler) {
        return new HandlerMeters(
                registry,
                handler,
                Timer.builder("hapax.handler")
                        .description("calls of the handler's method")
                        .tag("handler", handler)
                        .register(registry),
                Timer.builder("hapax.store")
                        .description("questions to the deduplication store")
                        .tag("handler", handler)
                        .register(registry),
                DistributionSummary.builder("hapax.batch")
                        .description("records of a poll")
                        .baseUnit("records")
                        .tag("handler", handler)
                        .register(registry),
                Counter.builder("hapax.outbox.relayed")
                        .description("messages of the outbox that Kafka has acknowledged")
                        .tag("handler", handler)
                        .register(registry),
                HeldUpMeter.of(registry, handler),
                new LagMeters(registry, handler),
                new ConcurrentHashMap<>());
    }

    TopicMeters topic(String topic) {
        TopicMeters known = topics.get(topic);
        return known != null ? known : topics.computeIfAbsent(topic, name -> TopicMeters.of(registry, handler, name));
    }
}
