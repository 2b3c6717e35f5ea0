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

/** Handles records, in order on their partition; a failure ends its partition's part of the batch, not the others'. */
final class AtLeastOnceWork<K, V> implements Work {
    private final RecordReader<K, V> reader;
    private final RecordStep<K, V> step;
    private final boolean lists;
    private final DeadLetters deadLetters;
    private final HandlerListener listener;
    private final Runnable closing;

    AtLeastOnceWork(
            RecordReader<K, V> reader,
            RecordStep<K, V> step,
            boolean lists,
            DeadLetters deadLetters,
            HandlerListener listener,
            Runnable closing) {
        this.reader = reader;
        this.step = step;
        this.lists = lists;
        this.deadLetters = deadLetters;
        this.listener = listener;
        this.closing = closing;
    }

    @Override
    public Map<TopicPartition, PartitionResult> run(Batch batch) {
        Map<TopicPartition, PartitionResult> results = new HashMap<>();
        batch.records()
                .forEach((partition, records) -> results.put(partition, new Part(partition, records, batch).run()));
        step.settle()
                .forEach((partition, unsettled) ->
                        results.computeIfPresent(partition, (p, result) -> before(unsettled, result)));
        return results;
    }

    /** What is not done with takes its record back, whatever came of the records behind it. */
    private static PartitionResult before(Unsettled unsettled, PartitionResult result) {
        boolean earlier = (result instanceof PartitionResult.Failed failed && failed.next() <= unsettled.offset())
                || (result instanceof PartitionResult.Later later && later.next() <= unsettled.offset());
        if (earlier) {
            return result;
        }
        return end(unsettled);
    }

    private static PartitionResult end(Unsettled unsettled) {
        return unsettled instanceof Unsettled.Postponed postponed
                ? new PartitionResult.Later(postponed.offset(), postponed.delay(), postponed.why())
                : new PartitionResult.Failed(unsettled.offset(), ((SendFailure) unsettled).cause());
    }

    @Override
    public void close() {
        deadLetters.close();
        closing.run();
    }

    /** One partition's records, on their way. */
    private final class Part {
        private final TopicPartition partition;
        private final Batch batch;
        private List<ConsumerRecord<byte[], byte[]>> records;
        private List<Message<K, V>> left = List.of();
        private Optional<PartitionResult> poison = Optional.empty();
        private long next;
        /** How many of the next messages are handled one by one. */
        private int singles;

        Part(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
            this.partition = partition;
            this.batch = batch;
            this.records = records;
            this.next = records.get(0).offset();
            this.singles = batch.failing().contains(partition) ? 1 : 0;
        }

        PartitionResult run() {
            Optional<Condemned> condemned = batch.condemned(records.get(0));
            Optional<PartitionResult> end = condemned.isPresent() ? deadLetter(condemned.get()) : Optional.empty();
            if (end.isPresent()) {
                return end.get();
            }
            read();
            step.begin(left);
            while (!left.isEmpty()) {
                if (batch.ticket().isCut()) {
                    return new PartitionResult.Finished(next);
                }
                end = handle(lists && singles == 0 ? left : left.subList(0, 1));
                if (end.isPresent()) {
                    return end.get();
                }
            }
            return poison.orElse(new PartitionResult.Finished(next));
        }

        private Optional<PartitionResult> deadLetter(Condemned condemned) {
            ConsumerRecord<byte[], byte[]> first = records.get(0);
            Optional<DeadLetters.Wait> wait = deadLetters.write(first, condemned);
            if (wait.isPresent()) {
                return Optional.of(new PartitionResult.Later(
                        first.offset(), wait.get().delay(), wait.get().why()));
            }
            listener.deadLettered(reader.address(first));
            next = first.offset() + 1;
            records = records.subList(1, records.size());
            singles = 0;
            return Optional.empty();
        }

        /** Reads up to the first record that cannot be read, and remembers which that is. */
        private void read() {
            List<Message<K, V>> messages = new ArrayList<>(records.size());
            for (ConsumerRecord<byte[], byte[]> raw : records) {
                try {
                    messages.add(reader.message(raw));
                } catch (Throwable e) {
                    poison = Optional.of(new PartitionResult.Failed(raw.offset(), e));
                    break;
                }
            }
            left = messages;
        }

        /** Empty where it goes on behind the messages. */
        private Optional<PartitionResult> handle(List<Message<K, V>> messages) {
            long first = messages.get(0).at().offset();
            try {
                RecordStep.Result result = step.handle(messages);
                if (result instanceof RecordStep.Result.Later later) {
                    return Optional.of(new PartitionResult.Later(first, later.delay(), later.why()));
                }
                Optional<PartitionResult> unsettled = lists ? settle() : Optional.empty();
                if (unsettled.isPresent()) {
                    return unsettled;
                }
                passed(told(messages, result));
                return Optional.empty();
            } catch (Throwable e) {
                if (messages.size() > 1) {
                    // One of them is at fault: it is found, and the others are handled.
                    singles = messages.size();
                    return Optional.empty();
                }
                return Optional.of(new PartitionResult.Failed(first, e));
            }
        }

        /** A list is settled at once: a message that did not reach its topic fails the list. */
        private Optional<PartitionResult> settle() throws Exception {
            Unsettled unsettled = step.settle().get(partition);
            if (unsettled instanceof SendFailure failure) {
                throw failure.cause();
            }
            return unsettled == null ? Optional.empty() : Optional.of(end(unsettled));
        }

        private int told(List<Message<K, V>> messages, RecordStep.Result result) {
            if (result instanceof RecordStep.Result.Partly partly) {
                for (int i = 0; i < partly.count(); i++) {
                    tell(messages.get(i).at(), partly.duplicates().contains(i));
                }
                return partly.count();
            }
            messages.forEach(message -> tell(message.at(), result instanceof RecordStep.Result.Duplicate));
            return messages.size();
        }

        private void tell(RecordAddress at, boolean duplicate) {
            if (duplicate) {
                listener.duplicateSuppressed(at);
            } else {
                listener.handled(at);
            }
        }

        private void passed(int count) {
            next = left.get(count - 1).at().offset() + 1;
            left = left.subList(count, left.size());
            singles = Math.max(0, singles - count);
        }
    }
}
