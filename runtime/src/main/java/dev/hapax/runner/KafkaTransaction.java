package dev.hapax.runner;

import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A Kafka transaction: what handlers send, and the offsets of the records that they handled. */
final class KafkaTransaction<K, V, A, B> implements TransactionBody {
    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final RecordReader<K, V> reader;
    private final HandlerBody.Emitting<K, V, A, B> body;
    private final TransactionalProducer producers;
    private final DeadLetterTransaction deadLetters;
    private final HandlerListener listener;

    KafkaTransaction(
            RecordReader<K, V> reader,
            HandlerBody.Emitting<K, V, A, B> body,
            TransactionalProducer producers,
            DeadLetterTransaction deadLetters,
            HandlerListener listener) {
        this.reader = reader;
        this.body = body;
        this.producers = producers;
        this.deadLetters = deadLetters;
        this.listener = listener;
    }

    @Override
    public Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        Optional<Condemned> condemned = batch.condemned(records.get(0));
        return condemned.isPresent() ? deadLetter(records.get(0), condemned.get(), batch) : handle(records, batch);
    }

    private Outcome deadLetter(ConsumerRecord<byte[], byte[]> raw, Condemned condemned, Batch batch) {
        Outcome outcome = deadLetters.run(raw, condemned, batch);
        if (outcome instanceof Outcome.Committed) {
            listener.deadLettered(reader.address(raw));
        }
        return outcome;
    }

    private Outcome handle(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        Producer<byte[], byte[]> producer;
        try {
            producer = producers.begin();
        } catch (KafkaException e) {
            producers.discard();
            return new Outcome.Reread(BACKOFF, "no transaction could be begun: " + Sentences.of(e), false);
        }
        long began = System.nanoTime();
        long half = began + producers.timeout().toNanos() / 2;
        Emission<A, B> emission =
                new Emission<>(producer, body.keySerializer(), body.valueSerializer(), producers::sentTo);
        List<RecordAddress> handled = new ArrayList<>();
        while (handled.size() < records.size()) {
            if (!handled.isEmpty() && (batch.ticket().isCut() || System.nanoTime() - half > 0)) {
                break;
            }
            List<ConsumerRecord<byte[], byte[]>> next = next(records, handled.size());
            RecordAddress at = reader.address(next.get(0));
            List<Message<K, V>> messages = List.of();
            try (CallEmitter<A, B> emitter = emission.open(at)) {
                messages = reader.readAll(next);
                body.call().handle(Message.records(messages), emitter);
            } catch (Throwable e) {
                return failed(handled.size() + Math.max(messages.size(), 1) - 1, e, emission, elapsed(began));
            }
            messages.forEach(message -> handled.add(message.at()));
        }
        return commit(producer, emission, records, batch, handled, began);
    }

    /** The records of the next call: those of one partition where the handler takes lists. */
    private List<ConsumerRecord<byte[], byte[]>> next(List<ConsumerRecord<byte[], byte[]>> records, int from) {
        int end = from + 1;
        while (body.lists() && end < records.size() && samePartition(records.get(from), records.get(end))) {
            end++;
        }
        return records.subList(from, end);
    }

    private static boolean samePartition(ConsumerRecord<?, ?> one, ConsumerRecord<?, ?> other) {
        return one.partition() == other.partition() && one.topic().equals(other.topic());
    }

    private Outcome commit(
            Producer<byte[], byte[]> producer,
            Emission<A, B> emission,
            List<ConsumerRecord<byte[], byte[]>> records,
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
        Outcome outcome =
                new OffsetsInTransaction(producers).commit(producer, batch, records.subList(0, handled.size()));
        if (outcome instanceof Outcome.Committed) {
            handled.forEach(listener::handled);
        }
        return outcome;
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

    private static boolean fencing(Throwable e) {
        return TransactionalProducer.isFencing(e);
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /**
     * The first record whose message was not sent, the last of its list where the handler takes lists; the last record where
     * it is the time that ran out.
     */
    private int indexOf(Map<TopicPartition, SendFailure> unsent, List<RecordAddress> handled) {
        for (int i = 0; i < handled.size(); i++) {
            RecordAddress at = handled.get(i);
            SendFailure failure = unsent.get(new TopicPartition(at.topic(), at.partition()));
            if (failure != null && failure.offset() == at.offset() && !body.lists()) {
                return i;
            }
            boolean last = i + 1 == handled.size() || !isOf(handled.get(i + 1), at);
            if (failure != null && last) {
                return i;
            }
        }
        return handled.size() - 1;
    }

    private static boolean isOf(RecordAddress one, RecordAddress other) {
        return one.partition() == other.partition() && one.topic().equals(other.topic());
    }

    @Override
    public void close() {
        producers.close();
    }
}
