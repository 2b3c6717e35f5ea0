package dev.hapax.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What becomes of the records of one handler and topic. */
record TopicMeters(
        Counter handled,
        Counter duplicate,
        Counter failed,
        Counter retried,
        Counter deadLettered,
        Counter lost,
        Counter fenced) {

    static TopicMeters of(MeterRegistry registry, String handler, String topic) {
        return new TopicMeters(
                counter(registry, "hapax.records.handled", "records that were handled", handler, topic),
                counter(registry, "hapax.records.duplicate", "records whose key had been handled", handler, topic),
                counter(registry, "hapax.records.failed", "failed attempts at records", handler, topic),
                counter(registry, "hapax.records.retried", "attempts at records that had failed", handler, topic),
                counter(
                        registry,
                        "hapax.records.dead.lettered",
                        "records that were written to a dead-letter topic",
                        handler,
                        topic),
                counter(registry, "hapax.records.lost", "records that at-most-once lost", handler, topic),
                counter(registry, "hapax.fenced", "partitions that another worker had taken", handler, topic));
    }

    private static Counter counter(
            MeterRegistry registry, String name, String description, String handler, String topic) {
        return Counter.builder(name)
                .description(description)
                .tag("handler", handler)
                .tag("topic", topic)
                .register(registry);
    }
}
