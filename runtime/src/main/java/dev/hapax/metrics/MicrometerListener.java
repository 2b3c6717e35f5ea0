package dev.hapax.metrics;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Meters of handlers, for those who have Micrometer among their dependencies:
 *
 * <ul>
 *   <li>counters, by {@code handler} and {@code topic}: {@code hapax.records.handled}, {@code hapax.records.duplicate}
 *       (suppressed), {@code hapax.records.failed}, {@code hapax.records.retried}, {@code hapax.records.dead.lettered}, {@code
 *       hapax.records.lost} (under at-most-once), and {@code hapax.fenced} (a partition that another worker had taken);
 *   <li>by {@code handler}: the timers {@code hapax.handler} (calls of the handler's method) and {@code hapax.store}
 *       (questions to the deduplication store), the summary {@code hapax.batch} (records of a poll), and the counter {@code
 *       hapax.outbox.relayed} (messages of the outbox that Kafka has acknowledged), the gauge {@code hapax.outbox.held.up}
 *       (partitions whose messages in the outbox do not get through);
 *   <li>by {@code handler}, {@code topic} and {@code partition}: the gauge {@code hapax.lag}, records that wait in Kafka and
 *       were not polled yet, of the partitions that this worker has.
 * </ul>
 *
 * <p>Counters are there, at zero, once a handler has polled a record of the topic. Thread-safe.
 */
public final class MicrometerListener implements HandlerListener {
    private final MeterRegistry registry;
    private final Map<String, HandlerMeters> handlers = new ConcurrentHashMap<>();

    /**
     * A listener.
     *
     * @param registry takes the meters
     */
    public MicrometerListener(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void polled(RecordAddress at) {
        of(at);
    }

    @Override
    public void handled(RecordAddress at) {
        of(at).handled().increment();
    }

    @Override
    public void duplicateSuppressed(RecordAddress at) {
        of(at).duplicate().increment();
    }

    @Override
    public void failed(RecordAddress at, Throwable cause) {
        of(at).failed().increment();
    }

    @Override
    public void retried(RecordAddress at, int attempt) {
        of(at).retried().increment();
    }

    @Override
    public void deadLettered(RecordAddress at) {
        of(at).deadLettered().increment();
    }

    @Override
    public void lost(RecordAddress at) {
        of(at).lost().increment();
    }

    @Override
    public void fenced(RecordAddress at) {
        of(at).fenced().increment();
    }

    @Override
    public void batch(String handler, int records) {
        of(handler).batch().record(records);
    }

    @Override
    public void called(String handler, Duration took) {
        of(handler).calls().record(took);
    }

    @Override
    public void storeAsked(String handler, Duration took) {
        of(handler).store().record(took);
    }

    @Override
    public void relayed(String handler, int messages) {
        of(handler).relayed().increment(messages);
    }

    @Override
    public void outboxHeldUp(String handler, TopicPartition source, boolean heldUp) {
        of(handler).heldUp().update(source, heldUp);
    }

    @Override
    public void lag(String handler, Map<TopicPartition, Long> records) {
        of(handler).lag().update(records);
    }

    private HandlerMeters of(String handler) {
        HandlerMeters known = handlers.get(handler);
        return known != null ? known : handlers.computeIfAbsent(handler, name -> HandlerMeters.of(registry, name));
    }

    private TopicMeters of(RecordAddress at) {
        return of(at.handler()).topic(at.topic());
    }
}
