package dev.hapax.runner;

import dev.hapax.runner.TransactionBody.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Ends a Kafka transaction with the offsets of the records that it stands for. */
record OffsetsInTransaction(TransactionalProducer producers) {
    private static final Duration BACKOFF = Duration.ofMillis(500);

    Outcome commit(
            Producer<byte[], byte[]> producer, Batch batch, List<? extends ConsumerRecord<byte[], byte[]>> records) {
        if (!batch.ticket().beginCommit()) {
            producers.abort();
            return new Outcome.Reread(Duration.ZERO, "the partitions were taken away before the commit", false);
        }
        try {
            producers.sendingOffsetsOf(batch.group().groupId());
            producer.sendOffsetsToTransaction(behind(records), batch.group());
            producer.commitTransaction();
            producers.committed();
            return new Outcome.Committed(records.size());
        } catch (CommitFailedException e) {
            producers.abort();
            return new Outcome.Reread(BACKOFF, "the group has moved on: " + Sentences.of(e), true);
        } catch (KafkaException e) {
            // Whether it was committed is unknown: a new producer ends it, and then the committed offsets tell.
            producers.discard();
            return new Outcome.Reread(
                    BACKOFF,
                    "the transaction's end is unknown: " + Sentences.of(e),
                    TransactionalProducer.isFencing(e));
        } finally {
            batch.ticket().endCommit();
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> behind(
            List<? extends ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            offsets.put(Batch.partition(raw), new OffsetAndMetadata(raw.offset() + 1));
        }
        return offsets;
    }
}
