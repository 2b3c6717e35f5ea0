package dev.hapax.runner;

import dev.hapax.listener.RecordAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/** What the handler calls of one batch send, and which of it failed. */
final class Emission<A, B> {
    private final Producer<byte[], byte[]> producer;
    private final Serialization<A, B> serialization;
    private final Consumer<RecordMetadata> destinations;
    private final Map<TopicPartition, SendFailure> failures = new HashMap<>();

    /** What hears where each message went, whatever became of it, is {@code destinations}. */
    Emission(
            Producer<byte[], byte[]> producer,
            Serializer<A> keys,
            Serializer<B> values,
            Consumer<RecordMetadata> destinations) {
        this.producer = producer;
        this.serialization = new Serialization<>(keys, values);
        this.destinations = destinations;
    }

    /** The emitter for one handler call. */
    CallEmitter<A, B> open(RecordAddress at) {
        return new CallEmitter<>(message -> send(at, message));
    }

    /** Waits until everything is acknowledged or failed; the first failure of each partition that was read from. */
    Map<TopicPartition, SendFailure> settle() {
        producer.flush();
        return failures();
    }

    Map<TopicPartition, SendFailure> failures() {
        synchronized (failures) {
            return Map.copyOf(failures);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears what becomes of it
    private void send(RecordAddress at, ProducerRecord<A, B> message) {
        ProducerRecord<byte[], byte[]> written = serialization.write(message);
        try {
            producer.send(written, (metadata, e) -> {
                destinations.accept(metadata);
                if (e != null) {
                    failed(at, e);
                }
            });
        } catch (RuntimeException e) {
            // A handler may swallow it: the record fails all the same.
            failed(at, e);
            throw e;
        }
    }

    private void failed(RecordAddress at, Exception cause) {
        synchronized (failures) {
            failures.merge(
                    new TopicPartition(at.topic(), at.partition()),
                    new SendFailure(at.offset(), cause),
                    (first, second) -> second.offset() < first.offset() ? second : first);
        }
    }
}
