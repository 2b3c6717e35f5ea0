package dev.hapax.runner;

import dev.hapax.health.HandlerHealth;
import dev.hapax.health.HandlerHealth.State;
import dev.hapax.health.PartitionHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What a loop shows of itself: looked at by the polling thread now and then, told to any thread. */
final class LoopHealth {
    private static final long NOW_AND_THEN = Duration.ofMillis(500).toNanos();

    private final String handler;
    private final Consumer<?, ?> consumer;
    private final Lag lag;
    private final Partitions partitions;
    private final Function<TopicPartition, Optional<String>> outboxProblem;
    private volatile Seen seen = new Seen(Optional.empty(), List.of());
    private long lookedAt;

    LoopHealth(
            String handler,
            Consumer<?, ?> consumer,
            Lag lag,
            Partitions partitions,
            Function<TopicPartition, Optional<String>> outboxProblem) {
        this.handler = handler;
        this.consumer = consumer;
        this.lag = lag;
        this.partitions = partitions;
        this.outboxProblem = outboxProblem;
        this.lookedAt = System.nanoTime() - NOW_AND_THEN;
    }

    private record Seen(Optional<Instant> lastProgress, List<PartitionHealth> partitions) {}

    void look() {
        long now = System.nanoTime();
        if (now - lookedAt < NOW_AND_THEN) {
            return;
        }
        lookedAt = now;
        List<PartitionHealth> all = new ArrayList<>();
        for (TopicPartition partition : partitions.all()) {
            all.add(new PartitionHealth(
                    partition.topic(),
                    partition.partition(),
                    lag(partition),
                    partitions.problem(partition),
                    outboxProblem.apply(partition)));
        }
        seen = new Seen(partitions.lastProgress(), all);
    }

    /** The client knows how far the log goes behind its own position, which is ahead of what is handled. */
    private OptionalLong lag(TopicPartition partition) {
        try {
            OptionalLong behind = lag.of(partition);
            if (behind.isEmpty()) {
                return behind;
            }
            long position = consumer.position(partition, Duration.ZERO);
            long next = partitions.next(partition).orElse(position);
            return OptionalLong.of(Math.max(0, position + behind.getAsLong() - next));
        } catch (KafkaException | IllegalStateException e) {
            return OptionalLong.empty();
        }
    }

    HandlerHealth now(CompletableFuture<Void> ended) {
        Optional<String> cause = ended.isCompletedExceptionally()
                ? Optional.of(ended.<String>handle((nothing, thrown) -> String.valueOf(thrown.getMessage()))
                        .join())
                : Optional.empty();
        State state = cause.isPresent() ? State.STOPPED : ended.isDone() ? State.CLOSED : State.RUNNING;
        return new HandlerHealth(
                handler, state, cause, seen.lastProgress(), state == State.RUNNING ? seen.partitions() : List.of());
    }

    /** The consumers of one handler as one. */
    static HandlerHealth together(HandlerHealth one, HandlerHealth other) {
        List<PartitionHealth> partitions = new ArrayList<>(one.partitions());
        partitions.addAll(other.partitions());
        Optional<Instant> later = one.lastProgress()
                .flatMap(mine -> other.lastProgress().map(its -> its.isAfter(mine) ? its : mine))
                .or(one::lastProgress)
                .or(other::lastProgress);
        return new HandlerHealth(
                one.handler(), worse(one.state(), other.state()), one.cause().or(other::cause), later, partitions);
    }

    private static State worse(State one, State other) {
        if (one == State.STOPPED || other == State.STOPPED) {
            return State.STOPPED;
        }
        return one == State.RUNNING ? one : other;
    }
}
