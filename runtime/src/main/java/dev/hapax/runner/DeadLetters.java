package dev.hapax.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes records to dead-letter topics, outside of transactions. What is not acknowledged soon is looked at again later, so
 * that a dead-letter topic that is down holds up the partitions of its records only. Used by the handler thread.
 */
final class DeadLetters implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration SEND_AGAIN = Duration.ofSeconds(5);

    private final String group;
    private final Supplier<Producer<byte[], byte[]>> maker;
    private final Duration closing;
    private final Map<TopicPartition, Underway> underway = new HashMap<>();
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();
    private boolean closed;

    DeadLetters(String group, Supplier<Producer<byte[], byte[]>> maker, Duration closing) {
        this.group = group;
        this.maker = maker;
        this.closing = closing;
    }

    /** What keeps a record from being passed. */
    record Wait(Duration delay, String why) {}

    private record Underway(long offset, Future<RecordMetadata> answer) {}

    /** Writes a record; empty once that is acknowledged, and it may be passed. */
    Optional<Wait> write(ConsumerRecord<byte[], byte[]> raw, Condemned condemned) {
        TopicPartition partition = Batch.partition(raw);
        Underway sent = underway.get(partition);
        if (sent == null || sent.offset() != raw.offset()) {
            sent = new Underway(raw.offset(), send(raw, condemned));
            underway.put(partition, sent);
        }
        try {
            sent.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            underway.remove(partition);
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of(new Wait(LOOK_AGAIN, condemned.topic() + " has not acknowledged its dead letter yet"));
        } catch (ExecutionException e) {
            underway.remove(partition);
            return Optional.of(new Wait(SEND_AGAIN, DeadLetter.notWritten(raw, condemned, e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Wait(LOOK_AGAIN, "writing it to " + condemned.topic() + " was interrupted"));
        }
    }

    private Future<RecordMetadata> send(ConsumerRecord<byte[], byte[]> raw, Condemned condemned) {
        try {
            return open().send(DeadLetter.of(raw, group, condemned));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized Producer<byte[], byte[]> open() {
        if (closed) {
            throw new IllegalStateException("the handler was stopped");
        }
        if (producer.isEmpty()) {
            producer = Optional.of(maker.get());
        }
        return producer.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        producer.ifPresent(p -> p.close(closing));
    }
}
