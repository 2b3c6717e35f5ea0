package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.failure.FailureDecision;
import dev.hapax.listener.HandlerListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A loop whose progress is in a database, and that polls while batches are in flight: whatever becomes of a batch or of its
 * partitions, each record is handled once, and in its order. Which threads meet where is up to chance.
 */
final class ReadAheadTest {
    private static final long END = 300;
    private static final int MOST = 7;
    private static final List<TopicPartition> PARTITIONS =
            List.of(new TopicPartition("orders", 0), new TopicPartition("orders", 1));

    private final Map<TopicPartition, Long> database = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final AtomicInteger begunAtOnce = new AtomicInteger();

    /** Handles batches well and badly, and holds each one against what is in the database. */
    private final class Chance implements Work {
        private final SplittableRandom random;
        private long ended;

        Chance(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public Map<TopicPartition, PartitionResult> run(Batch batch) {
            if (System.nanoTime() - ended < 100_000) {
                begunAtOnce.incrementAndGet();
            }
            Map<TopicPartition, PartitionResult> results = new HashMap<>();
            batch.records().forEach((partition, records) -> results.put(partition, run(batch, partition, records)));
            ended = System.nanoTime();
            return results;
        }

        private PartitionResult run(
                Batch batch, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
            long stored = database.getOrDefault(partition, 0L);
            long start = records.get(0).offset();
            if (start != stored && !batch.ticket().isAbandoned()) {
                problems.add(partition + ": a batch starts at " + start + ", but " + stored + " is next");
            }
            if (random.nextInt(10) == 0) {
                pause();
            }
            long middle = start + random.nextInt(records.size());
            return switch (random.nextInt(16)) {
                case 0 -> commit(batch, partition, middle, new PartitionResult.Failed(middle, new Exception("bad")));
                case 1 ->
                    commit(
                            batch,
                            partition,
                            middle,
                            new PartitionResult.Later(middle, Duration.ofMillis(1), "not now"));
                case 2 -> commit(batch, partition, middle, new PartitionResult.Finished(middle));
                case 3 -> new PartitionResult.Reread(Duration.ofMillis(1), "rolled back", false);
                case 4 ->
                    commit(
                            batch,
                            partition,
                            batch.end(partition),
                            new PartitionResult.Reread(Duration.ofMillis(1), "who knows", false));
                default ->
                    commit(batch, partition, batch.end(partition), new PartitionResult.Finished(batch.end(partition)));
            };
        }

        private PartitionResult commit(Batch batch, TopicPartition partition, long next, PartitionResult result) {
            if (!batch.ticket().beginCommit()) {
                return new PartitionResult.Reread(Duration.ZERO, "given up", false);
            }
            try {
                database.put(partition, next);
                return result;
            } finally {
                batch.ticket().endCommit();
            }
        }

        private static void pause() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void handlesEachRecordOnceAndInOrder(long seed) throws Exception {
        Partitions partitions = new Partitions(System::nanoTime);
        HandlerLoop loop = new HandlerLoop(
                new LoopProfile(
                        "Orders.on",
                        List.of("orders"),
                        LoopProfile.Progress.IN_DATABASE,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1)),
                new LogConsumer(PARTITIONS, END, MOST, seed).consumer(),
                new Worker("Orders.on", new Chance(seed)),
                Optional.of(due -> {
                    Map<TopicPartition, Long> positions = new HashMap<>();
                    due.forEach(p -> positions.put(p, database.getOrDefault(p, 0L)));
                    return positions;
                }),
                new FailureHandling(
                        partitions, failure -> new FailureDecision.Retry(Duration.ofMillis(1)), HandlerListener.NONE),
                partition -> Optional.empty(),
                HandlerListener.NONE);
        Thread thread = new Thread(loop);
        thread.start();
        await().until(() -> !problems.isEmpty()
                || !thread.isAlive()
                || PARTITIONS.stream().allMatch(p -> database.getOrDefault(p, 0L) == END));
        loop.stop();
        thread.join();
        assertThat(problems).isEmpty();
        assertThat(loop.ended()).isCompleted();
        assertThat(database.values()).containsOnly(END);
        assertThat(begunAtOnce).as("batches that had been read ahead").hasPositiveValue();
    }
}
