package dev.hapax.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The producer of a relay, made when there is something to send. Used by the relay's thread. */
final class RelayProducer implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> maker;
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

    RelayProducer(Supplier<Producer<byte[], byte[]>> maker) {
        this.maker = maker;
    }

    /** Sends a message; the callback is called once whatever happens, if the answer is not there at once. */
    Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Runnable answered) {
        try {
            if (producer.isEmpty()) {
                producer = Optional.of(maker.get());
            }
            return producer.get().send(message, (metadata, e) -> answered.run());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Drops a producer that can go on no longer. What it had not got through fails and is sent again by the next one, in the
     * same order.
     */
    void failed(Throwable cause) {
        if (TransactionalProducer.isBroken(cause)) {
            close();
        }
    }

    @Override
    public void close() {
        producer.ifPresent(p -> p.close(Duration.ZERO));
        producer = Optional.empty();
    }
}
