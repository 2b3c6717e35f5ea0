package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.ArrayList;
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
                .forEach((partition, unsettled) ->
                        results.computeIfPresent(partition, (p, result) -> before(unsettled, result)));
        return results;
    }

    private PartitionResult handle(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        Optional<Condemned> condemned = batch.condemned(first);
        if (condemned.isEmpty()) {
            return handle(records, first.offset(), batch.ticket());
        }
        Optional<DeadLetters.Wait> wait = deadLetters.write(first, condemned.get());
        if (wait.isPresent()) {
            return new PartitionResult.Later(
                    first.offset(), wait.get().delay(), wait.get().why());
        }
        listener.deadLettered(reader.address(first));
        return handle(records.subList(1, records.size()), first.offset() + 1, batch.ticket());
    }

    private PartitionResult handle(List<ConsumerRecord<byte[], byte[]>> records, long start, Ticket ticket) {
        List<Message<K, V>> messages = new ArrayList<>(records.size());
        Optional<PartitionResult> poison = read(records, messages);
        step.begin(messages);
        long next = start;
        for (Message<K, V> message : messages) {
            if (ticket.isCut()) {
                return new PartitionResult.Finished(next);
            }
            Optional<PartitionResult> end = handle(message);
            if (end.isPresent()) {
                return end.get();
            }
            next = message.at().offset() + 1;
        }
        return poison.orElse(new PartitionResult.Finished(next));
    }

    /** Reads up to the first record that cannot be read, and says which that is. */
    private Optional<PartitionResult> read(List<ConsumerRecord<byte[], byte[]>> records, List<Message<K, V>> messages) {
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                messages.add(new Message<>(reader.address(raw), raw, reader.read(raw)));
            } catch (Throwable e) {
                return Optional.of(new PartitionResult.Failed(raw.offset(), e));
            }
        }
        return Optional.empty();
    }

    /** Empty where it goes on behind the message. */
    private Optional<PartitionResult> handle(Message<K, V> message) {
        RecordAddress at = message.at();
        try {
            RecordStep.Result result = step.handle(message);
            if (result instanceof RecordStep.Result.Later later) {
                return Optional.of(new PartitionResult.Later(at.offset(), later.delay(), later.why()));
            } else if (result instanceof RecordStep.Result.Duplicate) {
                listener.duplicateSuppressed(at);
            } else {
                listener.handled(at);
            }
            return Optional.empty();
        } catch (Throwable e) {
            return Optional.of(new PartitionResult.Failed(at.offset(), e));
        }
    }

    /** What is not done with takes its record back, whatever came of the records behind it. */
    private static PartitionResult before(Unsettled unsettled, PartitionResult result) {
        boolean earlier = (result instanceof PartitionResult.Failed failed && failed.next() <= unsettled.offset())
                || (result instanceof PartitionResult.Later later && later.next() <= unsettled.offset());
        if (earlier) {
            return result;
        }
        return unsettled instanceof Unsettled.Postponed postponed
                ? new PartitionResult.Later(postponed.offset(), postponed.delay(), postponed.why())
                : new PartitionResult.Failed(unsettled.offset(), ((SendFailure) unsettled).cause());
    }

    @Override
    public void close() {
        deadLetters.close();
        closing.run();
    }
}
