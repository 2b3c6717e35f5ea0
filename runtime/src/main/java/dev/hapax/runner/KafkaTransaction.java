package dev.hapax.runner;

import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A Kafka transaction: what handlers send, and the offsets of the records that they handled. */
final class KafkaTransaction<K, V, A, B> implements TransactionBody {
    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final RecordReader<K, V> reader;
    private final HandlerBody.Emitting<K, V, A, B> body;
    private final TransactionalProducer producers;
    private final HandlerListener listener;

    KafkaTransaction(
            RecordReader<K, V> reader,
            HandlerBody.Emitting<K, V, A, B> body,
            TransactionalProducer producers,
            HandlerListener listener) {
        this.reader = reader;
        this.body = body;
        this.producers = producers;
        this.listener = listener;
    }

    @Override
    public Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        Producer<byte[], byte[]> producer;
        try {
            producer = producers.begin();
        } catch (KafkaException e) {
            producers.discard();
            return new Outcome.Reread(BACKOFF, "no transaction could be begun: " + Sentences.of(e), false);
        }
        long began = System.nanoTime();
        Emission<A, B> emission = new Emission<>(producer, body.keySerializer(), body.valueSerializer());
        List<RecordAddress> handled = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            if (!handled.isEmpty() && (batch.ticket().isCut() || elapsed(began).compareTo(half()) > 0)) {
                break;
            }
            RecordAddress at = reader.address(raw);
            try (CallEmitter<A, B> emitter = emission.open(at)) {
                body.call().handle(reader.read(raw), emitter);
            } catch (Throwable e) {
                return failed(handled.size(), e, emission, elapsed(began));
            }
            handled.add(at);
        }
        return commit(producer, emission, batch, handled, began);
    }

    private Outcome commit(
            Producer<byte[], byte[]> producer,
            Emission<A, B> emission,
            Batch batch,
            List<RecordAddress> handled,
            long began) {
        Map<TopicPartition, SendFailure> unsent = emission.settle();
        if (!unsent.isEmpty() || elapsed(began).compareTo(producers.timeout()) > 0) {
            SendFailure failure = unsent.values().stream()
                    .min(Comparator.comparingLong(SendFailure::offset))
                    .orElseGet(() -> new SendFailure(0, tooLong(elapsed(began))));
            return failed(indexOf(unsent, handled), failure.cause(), emission, elapsed(began));
        }
        if (!batch.ticket().beginCommit()) {
            producers.abort();
            return new Outcome.Reread(Duration.ZERO, "the partitions were taken away before the commit", false);
        }
        try {
            producer.sendOffsetsToTransaction(offsets(handled), batch.group());
            producer.commitTransaction();
            producers.committed();
        } catch (CommitFailedException e) {
            producers.abort();
            return new Outcome.Reread(BACKOFF, "the group has moved on: " + Sentences.of(e), true);
        } catch (KafkaException e) {
            // Whether it was committed is unknown: a new producer ends it, and then the committed offsets tell.
            producers.discard();
            return new Outcome.Reread(BACKOFF, "the transaction's end is unknown: " + Sentences.of(e), fencing(e));
        } finally {
            batch.ticket().endCommit();
        }
        handled.forEach(listener::handled);
        return new Outcome.Committed(handled.size());
    }

    private Outcome failed(int index, Throwable cause, Emission<A, B> emission, Duration elapsed) {
        Throwable broken = emission.failures().values().stream()
                .<Throwable>map(SendFailure::cause)
                .filter(TransactionalProducer::isBroken)
                .findFirst()
                .orElse(cause);
        if (elapsed.compareTo(producers.timeout()) > 0) {
            producers.discard();
            return new Outcome.Failed(index, tooLong(elapsed));
        }
        if (TransactionalProducer.isBroken(broken)) {
            producers.discard();
            return new Outcome.Reread(
                    BACKOFF, "the producer can go on no longer: " + Sentences.of(broken), fencing(broken));
        }
        producers.abort();
        return new Outcome.Failed(index, cause);
    }

    private IllegalStateException tooLong(Duration elapsed) {
        return new IllegalStateException(
                "handling took %d ms, longer than a transaction may (transaction.timeout.ms=%d)"
                        .formatted(elapsed.toMillis(), producers.timeout().toMillis()));
    }

    private Duration half() {
        return producers.timeout().dividedBy(2);
    }

    private static boolean fencing(Throwable e) {
        return TransactionalProducer.isFencing(e);
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** The first record whose message was not sent; the last record where it is the time that ran out. */
    private static int indexOf(Map<TopicPartition, SendFailure> unsent, List<RecordAddress> handled) {
        for (int i = 0; i < handled.size(); i++) {
            RecordAddress at = handled.get(i);
            SendFailure failure = unsent.get(new TopicPartition(at.topic(), at.partition()));
            if (failure != null && failure.offset() == at.offset()) {
                return i;
            }
        }
        return handled.size() - 1;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(List<RecordAddress> handled) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (RecordAddress at : handled) {
            offsets.put(new TopicPartition(at.topic(), at.partition()), new OffsetAndMetadata(at.offset() + 1));
        }
        return offsets;
    }

    @Override
    public void close() {
        producers.close();
    }
}
