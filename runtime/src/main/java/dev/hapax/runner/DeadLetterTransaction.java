package dev.hapax.runner;

import dev.hapax.runner.TransactionBody.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** A Kafka transaction of its own for a dead letter and the offset behind its record. */
record DeadLetterTransaction(String group, TransactionalProducer producers) {
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration UNDELIVERED = Duration.ofSeconds(5);

    Outcome run(ConsumerRecord<byte[], byte[]> raw, Condemned condemned, Batch batch) {
        Producer<byte[], byte[]> producer;
        try {
            producer = producers.ready();
        } catch (KafkaException e) {
            return new Outcome.Reread(BACKOFF, "no transaction could be begun: " + Sentences.of(e), false);
        }
        try {
            // A missing topic is waited for here: within the transaction that would hold up its readers.
            producer.partitionsFor(condemned.topic());
            producers.begin();
            producer.send(DeadLetter.of(raw, group, condemned), (where, e) -> producers.sentTo(where))
                    .get(producers.timeout().toMillis() / 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return undelivered(raw, condemned, e);
        } catch (ExecutionException e) {
            return undelivered(raw, condemned, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            return undelivered(raw, condemned, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return undelivered(raw, condemned, e);
        }
        return new OffsetsInTransaction(producers).commit(producer, batch, List.of(raw));
    }

    private Outcome undelivered(ConsumerRecord<byte[], byte[]> raw, Condemned condemned, Throwable cause) {
        if (TransactionalProducer.isBroken(cause)) {
            producers.discard();
            return new Outcome.Reread(
                    BACKOFF,
                    "the producer can go on no longer: " + Sentences.of(cause),
                    TransactionalProducer.isFencing(cause));
        }
        producers.abort();
        return new Outcome.Undelivered(UNDELIVERED, DeadLetter.notWritten(raw, condemned, cause));
    }
}
