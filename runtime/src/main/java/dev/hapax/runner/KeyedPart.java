package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.runner.KeyedTask.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition's records, whose keys go their own way. */
final class KeyedPart<K, V> {
    private final Batch batch;
    private final Set<Long> handledBefore;
    private final List<KeyedTask<K, V>> tasks = new ArrayList<>();
    private List<ConsumerRecord<byte[], byte[]>> records;
    private Optional<PartitionResult> poison = Optional.empty();
    private long next;

    KeyedPart(List<ConsumerRecord<byte[], byte[]>> records, Batch batch, Set<Long> handledBefore) {
        this.records = records;
        this.batch = batch;
        this.handledBefore = handledBefore;
        this.next = records.get(0).offset();
    }

    /** Writes the first record's dead letter, where it is handled no more; what keeps it from being passed. */
    Optional<PartitionResult> passDeadLetter(
            DeadLetters deadLetters, RecordReader<K, V> reader, HandlerListener listener) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        Optional<Condemned> condemned = batch.condemned(first);
        if (condemned.isEmpty()) {
            return Optional.empty();
        }
        Optional<DeadLetters.Wait> wait = deadLetters.write(first, condemned.get());
        if (wait.isEmpty()) {
            listener.deadLettered(reader.address(first));
            next = first.offset() + 1;
            records = records.subList(1, records.size());
        }
        return wait.map(w -> new PartitionResult.Later(first.offset(), w.delay(), w.why()));
    }

    /** Reads up to the first record that cannot be read: one behind it can be of its key. */
    void read(RecordReader<K, V> reader) {
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                Message<K, V> message = reader.message(raw);
                boolean handled = handledBefore.contains(raw.offset());
                tasks.add(new KeyedTask<>(message, handled ? new Fate.Done() : new Fate.Open()));
            } catch (Throwable e) {
                poison = Optional.of(new PartitionResult.Failed(raw.offset(), e));
                return;
            }
        }
    }

    /** Those to be handled. */
    List<KeyedTask<K, V>> open() {
        return tasks.stream().filter(task -> task.fate() instanceof Fate.Open).toList();
    }

    /** How far all keys got, and how the first goes on that got no further. */
    PartitionResult result() {
        for (KeyedTask<K, V> task : tasks) {
            if (task.fate() instanceof Fate.Failed failed) {
                return new PartitionResult.Failed(task.offset(), failed.cause());
            } else if (task.fate() instanceof Fate.Postponed postponed) {
                return new PartitionResult.Later(task.offset(), postponed.delay(), postponed.why());
            } else if (task.fate() instanceof Fate.Open) {
                return new PartitionResult.Finished(task.offset());
            }
            next = task.offset() + 1;
        }
        return poison.orElse(new PartitionResult.Finished(next));
    }

    /** What is handled behind where the partition goes on: it is not handled again. */
    Set<Long> handledBehind() {
        Set<Long> behind = new TreeSet<>(handledBefore);
        tasks.stream()
                .filter(task -> task.fate() instanceof Fate.Done)
                .map(KeyedTask::offset)
                .forEach(behind::add);
        behind.removeIf(offset -> offset < next);
        return behind;
    }
}
