package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.failure.FailurePolicy;
import dev.hapax.listener.HandlerListener;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A client that returns records of partitions that it was told to pause, or that it has no more. */
final class HandlerLoopTest {
    private static final TopicPartition PLACED = new TopicPartition("orders", 0);
    private static final TopicPartition UNPLACED = new TopicPartition("orders", 1);
    private static final TopicPartition GONE = new TopicPartition("orders", 2);

    private final List<Set<TopicPartition>> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private volatile Optional<ConsumerRebalanceListener> rebalances = Optional.empty();
    private final List<Set<TopicPartition>> asked = new CopyOnWriteArrayList<>();
    private final Set<TopicPartition> paused = ConcurrentHashMap.newKeySet();
    private volatile @Nullable TopicPartition forgotten;
    private volatile @Nullable KafkaException thrownOnce;
    private volatile Set<TopicPartition> assignment = Set.of(PLACED, UNPLACED);

    private Object consumer(String method, Object[] arguments) {
        return switch (method) {
            case "subscribe" -> {
                rebalances = Optional.of((ConsumerRebalanceListener) arguments[1]);
                yield null;
            }
            case "poll" -> poll();
            case "assignment" -> assignment;
            case "paused" -> Set.of();
            case "pause", "resume" -> {
                for (Object partition : (Collection<?>) arguments[0]) {
                    mustBeKnown(partition);
                    paused.add((TopicPartition) partition);
                }
                yield null;
            }
            case "seek" -> {
                mustBeKnown(arguments[0]);
                yield null;
            }
            case "currentLag" -> {
                mustBeKnown(arguments[0]);
                yield OptionalLong.of(7);
            }
            case "position" -> 0L;
            case "groupMetadata" -> new ConsumerGroupMetadata("shop");
            default -> null;
        };
    }

    private void mustBeKnown(Object partition) {
        if (partition.equals(forgotten)) {
            throw new IllegalStateException("No current assignment for partition " + forgotten);
        }
    }

    @SuppressWarnings("deprecation") // clients before 4.0 have no other
    private ConsumerRecords<byte[], byte[]> poll() {
        if (polls.getAndIncrement() == 0) {
            rebalances.orElseThrow().onPartitionsAssigned(List.of(PLACED, UNPLACED, GONE));
            rebalances.orElseThrow().onPartitionsRevoked(List.of(GONE));
            return ConsumerRecords.empty();
        }
        KafkaException thrown = thrownOnce;
        if (thrown != null) {
            thrownOnce = null;
            throw thrown;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        for (TopicPartition partition : List.of(PLACED, UNPLACED, GONE)) {
            records.put(
                    partition,
                    List.of(new ConsumerRecord<>(
                            partition.topic(), partition.partition(), polls.get(), null, new byte[0])));
        }
        return new ConsumerRecords<>(records);
    }

    private final class Recording implements Work {
        @Override
        public Map<TopicPartition, PartitionResult> run(Batch batch) {
            handled.add(batch.records().keySet());
            Map<TopicPartition, PartitionResult> results = new HashMap<>();
            batch.records().keySet().forEach(p -> results.put(p, new PartitionResult.Finished(batch.end(p))));
            return results;
        }

        @Override
        public void close() {}
    }

    @Test
    void handlesNoRecordOfAPartitionWhosePositionItHasNotRead() throws Exception {
        HandlerLoop loop = loop(HandlerListener.NONE);
        run(loop);
        assertThat(loop.ended()).isCompleted();
        assertThat(handled).isNotEmpty().allMatch(Set.of(PLACED)::equals);
    }

    /** With the consumer protocol a client forgets partitions on a thread of its own. */
    @Test
    void goesOnWhereTheClientHasForgottenAPartition() throws Exception {
        forgotten = UNPLACED;
        List<Map<TopicPartition, Long>> lags = new CopyOnWriteArrayList<>();
        HandlerLoop loop = loop(new HandlerListener() {
            @Override
            public void lag(String handler, Map<TopicPartition, Long> records) {
                lags.add(records);
            }
        });
        run(loop);
        assertThat(loop.ended()).isCompleted();
        assertThat(lags).contains(Map.of(PLACED, 7L)).doesNotContain(Map.of(UNPLACED, 7L));
    }

    /** Its place is known, and it cannot be gone to. */
    @Test
    void handlesNothingOfAPartitionThatIsForgottenWhileItIsPlaced() throws Exception {
        forgotten = PLACED;
        HandlerLoop loop = loop(HandlerListener.NONE);
        Thread thread = new Thread(loop);
        thread.start();
        await().until(() -> polls.get() > 5 || !thread.isAlive());
        assertThat(thread.isAlive()).isTrue();
        loop.stop();
        thread.join();
        assertThat(handled).isEmpty();
        assertThat(paused).contains(UNPLACED);
    }

    /** A broker that is still loading the group, to a member that is about to join it. */
    @Test
    void goesOnWhereThePollFailedForAReasonThatTheClientDidNotExpect() throws Exception {
        thrownOnce = new KafkaException("Unexpected error from SyncGroup: The coordinator is loading.");
        HandlerLoop loop = loop(HandlerListener.NONE);
        run(loop);
        assertThat(loop.ended()).isCompleted();
        assertThat(handled).isNotEmpty();
    }

    @Test
    void endsWhereThePollFailedInACallback() throws Exception {
        thrownOnce = new KafkaException("User rebalance callback throws an error", new IllegalStateException("no"));
        HandlerLoop loop = loop(HandlerListener.NONE);
        loop.run();
        assertThat(loop.ended()).isCompletedExceptionally();
    }

    /** Another worker may have it by now, and would be fenced. */
    @Test
    void doesNotReadWhereAPartitionStandsThatTheClientHasNoMore() throws Exception {
        assignment = Set.of(PLACED);
        run(loop(HandlerListener.NONE));
        assertThat(asked).isNotEmpty().allMatch(Set.of(PLACED)::equals);
    }

    @SuppressWarnings("unchecked") // a consumer of whatever is asked
    private HandlerLoop loop(HandlerListener listener) {
        Consumer<byte[], byte[]> consumer = (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Consumer.class},
                (self, method, arguments) -> consumer(method.getName(), arguments));
        return new HandlerLoop(
                new LoopProfile(
                        "Orders.on",
                        List.of("orders"),
                        LoopProfile.Progress.IN_KAFKA_TRANSACTION,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1)),
                consumer,
                new Worker("Orders.on", new Recording()),
                Optional.of(due -> {
                    asked.add(Set.copyOf(due));
                    return due.contains(PLACED) ? Map.of(PLACED, 0L) : Map.of();
                }),
                new FailureHandling(new Partitions(System::nanoTime), FailurePolicy.standard(), listener),
                partition -> Optional.empty(),
                listener);
    }

    private void run(HandlerLoop loop) throws InterruptedException {
        Thread thread = new Thread(loop);
        thread.start();
        await().until(() -> handled.size() > 3 || !thread.isAlive());
        loop.stop();
        thread.join();
    }
}
