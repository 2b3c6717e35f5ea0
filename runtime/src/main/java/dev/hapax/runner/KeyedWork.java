package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Handles records of different keys at the same time and those of one key in their order, at least once. Records without a
 * key keep the order of their partition. A batch ends when all of its keys have come to their end or failed.
 */
final class KeyedWork<K, V> implements Work {
    private final RecordReader<K, V> reader;
    private final List<KeyLane<K, V>> lanes;
    private final ExecutorService threads;
    private final DeadLetters deadLetters;
    private final HandlerListener listener;
    private final Runnable closing;
    private final HandledAhead ahead = new HandledAhead();

    KeyedWork(
            String handler,
            RecordReader<K, V> reader,
            List<RecordStep<K, V>> steps,
            DeadLetters deadLetters,
            HandlerListener listener,
            Runnable closing) {
        this.reader = reader;
        this.lanes = steps.stream().map(step -> new KeyLane<>(step, listener)).toList();
        this.deadLetters = deadLetters;
        this.listener = listener;
        this.closing = closing;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(lanes.size(), task -> {
            Thread made = new Thread(task, "hapax-handler-" + handler + "-" + number.incrementAndGet());
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public Map<TopicPartition, PartitionResult> run(Batch batch) {
        Map<TopicPartition, PartitionResult> results = new HashMap<>();
        Map<TopicPartition, KeyedPart<K, V>> parts = new LinkedHashMap<>();
        batch.records().forEach((partition, records) -> {
            KeyedPart<K, V> part = new KeyedPart<>(records, batch, ahead.of(partition, batch));
            part.passDeadLetter(deadLetters, reader, listener).ifPresent(wait -> results.put(partition, wait));
            if (!results.containsKey(partition)) {
                part.read(reader);
                parts.put(partition, part);
            }
        });
        handle(parts, batch.ticket());
        parts.forEach((partition, part) -> {
            PartitionResult result = part.result();
            results.put(partition, result);
            ahead.remember(partition, batch, part.handledBehind());
        });
        return results;
    }

    private void handle(Map<TopicPartition, KeyedPart<K, V>> parts, Ticket ticket) {
        List<Map<TopicPartition, List<KeyedTask<K, V>>>> work = new ArrayList<>();
        lanes.forEach(lane -> work.add(new LinkedHashMap<>()));
        parts.forEach((partition, part) -> {
            for (KeyedTask<K, V> task : part.open()) {
                work.get(lane(task.message().raw()))
                        .computeIfAbsent(partition, p -> new ArrayList<>())
                        .add(task);
            }
        });
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            KeyLane<K, V> lane = lanes.get(i);
            Map<TopicPartition, List<KeyedTask<K, V>>> own = work.get(i);
            if (!own.isEmpty()) {
                running.add(threads.submit(() -> lane.run(own, ticket)));
            }
        }
        running.forEach(KeyedWork::await);
    }

    private int lane(ConsumerRecord<byte[], byte[]> raw) {
        int hash = raw.key() == null ? 31 * raw.topic().hashCode() + raw.partition() : Arrays.hashCode(raw.key());
        return Math.floorMod(hash ^ (hash >>> 16), lanes.size());
    }

    /** Also when this thread is interrupted: no lane is left behind that could still tell of this batch. */
    private static void await(Future<?> lane) {
        boolean interrupted = false;
        while (true) {
            try {
                lane.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // the lanes are interrupted by close
            } catch (CancellationException e) {
                break; // it had not begun
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow().forEach(never -> ((Future<?>) never).cancel(false));
        deadLetters.close();
        closing.run();
    }
}
