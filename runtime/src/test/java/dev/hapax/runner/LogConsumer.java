package dev.hapax.runner;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer of partitions that have records of all offsets up to an end, and that go and come back within polls. Unlike the
 * mock of the clients it has them again after a seek.
 */
final class LogConsumer {
    private final List<TopicPartition> partitions;
    private final long end;
    private final int most;
    private final SplittableRandom random;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final List<ConsumerRebalanceListener> listeners = new ArrayList<>();

    LogConsumer(List<TopicPartition> partitions, long end, int most, long seed) {
        this.partitions = partitions;
        this.end = end;
        this.most = most;
        this.random = new SplittableRandom(seed);
    }

    @SuppressWarnings("unchecked") // a consumer of whatever is asked
    Consumer<byte[], byte[]> consumer() {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Consumer.class},
                (self, method, arguments) -> answer(method.getName(), arguments));
    }

    @SuppressWarnings("unchecked") // as the consumer's methods have it
    private Object answer(String method, Object[] arguments) {
        switch (method) {
            case "subscribe" -> listeners.add((ConsumerRebalanceListener) arguments[1]);
            case "poll" -> {
                return poll(((Duration) arguments[0]).toMillis());
            }
            case "seek" -> {
                TopicPartition partition = held((TopicPartition) arguments[0]);
                positions.put(partition, (Long) arguments[1]);
            }
            case "pause" -> ((Collection<TopicPartition>) arguments[0]).forEach(p -> paused.add(held(p)));
            case "resume" -> ((Collection<TopicPartition>) arguments[0]).forEach(p -> paused.remove(held(p)));
            case "paused" -> {
                return Set.copyOf(paused);
            }
            case "assignment" -> {
                return Set.copyOf(positions.keySet());
            }
            case "currentLag" -> {
                return OptionalLong.empty();
            }
            case "groupMetadata" -> {
                return new ConsumerGroupMetadata("shop");
            }
            default -> {}
        }
        return null;
    }

    private TopicPartition held(TopicPartition partition) {
        if (!positions.containsKey(partition)) {
            throw new IllegalStateException("No current assignment for partition " + partition);
        }
        return partition;
    }

    @SuppressWarnings("deprecation") // clients before 4.0 have no other
    private ConsumerRecords<byte[], byte[]> poll(long patience) {
        rebalance();
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        for (TopicPartition partition : partitions) {
            List<ConsumerRecord<byte[], byte[]>> next = next(partition);
            if (!next.isEmpty()) {
                records.put(partition, next);
            }
        }
        if (records.isEmpty() && patience > 0) {
            rest();
        }
        return new ConsumerRecords<>(records);
    }

    private List<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> next = new ArrayList<>();
        if (positions.containsKey(partition) && !paused.contains(partition) && random.nextInt(3) > 0) {
            long offset = positions.get(partition);
            while (offset < end && next.size() < most) {
                next.add(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, new byte[0]));
                offset++;
            }
            positions.put(partition, offset);
        }
        return next;
    }

    private void rebalance() {
        for (TopicPartition partition : partitions) {
            if (!positions.containsKey(partition)) {
                positions.put(partition, 0L);
                listeners.forEach(listener -> listener.onPartitionsAssigned(List.of(partition)));
            } else if (random.nextInt(40) == 0) {
                if (random.nextBoolean()) {
                    listeners.forEach(listener -> listener.onPartitionsRevoked(List.of(partition)));
                } else {
                    listeners.forEach(listener -> listener.onPartitionsLost(List.of(partition)));
                }
                positions.remove(partition);
                paused.remove(partition);
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
