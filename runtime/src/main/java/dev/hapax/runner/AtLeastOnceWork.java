package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Handles each record, in order on its partition; a failure ends its partition's part of the batch, not the others'. */
final class AtLeastOnceWork<K, V> implements Work {
    private final RecordReader<K, V> reader;
    private final RecordStep<K, V> step;
    private final DeadLetters deadLetters;
    private final HandlerListener listener;
    private final Runnable closing;

    AtLeastOnceWork(
            RecordReader<K, V> reader,
            RecordStep<K, V> step,
            DeadLetters deadLetters,
            HandlerListener listener,
            Runnable closing) {
        this.reader = reader;
        this.step = step;
        this.deadLetters = deadLetters;
        this.listener = listener;
        this.closing = closing;
    }

    @Override
    public Map<TopicPartition, PartitionResult> run(Batch batch) {
        Map<TopicPartition, PartitionResult> results = new HashMap<>();
        batch.records().forEach((partition, records) -> results.put(partition, handle(records, batch)));
        step.settle()
                .forEach((partition, failure) ->
                        results.computeIfPresent(partition, (p, result) -> before(failure, result)));
        return results;
    }

    private PartitionResult handle(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        long next = records.get(0).offset();
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            if (batch.ticket().isCut()) {
                break;
            }
            RecordAddress at = reader.address(raw);
            Optional<Condemned> condemned = batch.condemned(raw);
            if (condemned.isPresent()) {
                Optional<DeadLetters.Wait> wait = deadLetters.write(raw, condemned.get());
                if (wait.isPresent()) {
                    return new PartitionResult.Later(
                            raw.offset(), wait.get().delay(), wait.get().why());
                }
                listener.deadLettered(at);
                next = raw.offset() + 1;
                continue;
            }
            try {
                RecordStep.Result result = step.handle(new Message<>(at, raw, reader.read(raw)));
                if (result instanceof RecordStep.Result.Later later) {
                    return new PartitionResult.Later(raw.offset(), later.delay(), later.why());
                } else if (result instanceof RecordStep.Result.Duplicate) {
                    listener.duplicateSuppressed(at);
                } else {
                    listener.handled(at);
                }
            } catch (Throwable e) {
                return new PartitionResult.Failed(raw.offset(), e);
            }
            next = raw.offset() + 1;
        }
        return new PartitionResult.Finished(next);
    }

    /** A message that was not acknowledged takes the record that sent it back, whatever came of the records behind it. */
    private static PartitionResult before(SendFailure failure, PartitionResult result) {
        boolean earlierFailure = result instanceof PartitionResult.Failed failed && failed.next() <= failure.offset();
        return earlierFailure ? result : new PartitionResult.Failed(failure.offset(), failure.cause());
    }

    @Override
    public void close() {
        deadLetters.close();
        closing.run();
    }
}
