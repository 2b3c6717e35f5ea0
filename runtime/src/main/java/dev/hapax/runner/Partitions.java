package dev.hapax.runner;

import dev.hapax.runner.Batch.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** What the polling thread knows of the partitions that it is assigned: which may be read, which wait, and for what. */
final class Partitions {
    private final Map<TopicPartition, State> states = new HashMap<>();
    private final LongSupplier nanoTime;
    private Optional<Instant> lastProgress = Optional.empty();

    Partitions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void assigned(Collection<TopicPartition> partitions, boolean mustBePlaced) {
        for (TopicPartition partition : partitions) {
            State state = new State(nanoTime.getAsLong());
            state.placed = !mustBePlaced;
            states.put(partition, state);
        }
    }

    void removed(Collection<TopicPartition> partitions) {
        partitions.forEach(states::remove);
    }

    /** A poll succeeded, and what is still known here is still assigned. */
    void polled() {
        states.values().forEach(state -> state.polled = true);
    }

    Set<TopicPartition> all() {
        return Set.copyOf(states.keySet());
    }

    /** Those that must not be read now. */
    Set<TopicPartition> blocked() {
        return select(state -> !state.placed || waits(state));
    }

    /**
     * Those of the paused ones that may be read again. What was taken away is not among them, although the client can for a
     * moment still count it among its paused partitions: it has no position to resume.
     */
    Set<TopicPartition> freed(Set<TopicPartition> paused, Set<TopicPartition> blocked) {
        Set<TopicPartition> freed = new HashSet<>(paused);
        freed.removeAll(blocked);
        freed.retainAll(states.keySet());
        return freed;
    }

    /** Those whose position is known. */
    Set<TopicPartition> placed() {
        return select(state -> state.placed);
    }

    /** Those whose position must be read, and can be. */
    Set<TopicPartition> toPlace() {
        return select(state -> !state.placed && state.polled && !waits(state));
    }

    /** Those whose next record has failed before. */
    Set<TopicPartition> failing() {
        return select(state -> state.attempts > 0);
    }

    void placed(TopicPartition partition) {
        change(partition, state -> {
            state.placed = true;
            state.problem = Optional.empty();
        });
    }

    void mustBePlaced(TopicPartition partition) {
        change(partition, state -> {
            state.placed = false;
            state.polled = false;
            state.next = OptionalLong.empty();
        });
    }

    void waitFor(TopicPartition partition, Duration delay, String why) {
        change(partition, state -> {
            state.readyAt = nanoTime.getAsLong() + delay.toNanos();
            state.problem = Optional.of(why);
        });
    }

    /** What held up the partition's next record. */
    Optional<String> problem(TopicPartition partition) {
        return Optional.ofNullable(states.get(partition)).flatMap(state -> state.problem);
    }

    /** The first record that is not handled, where it is known. */
    OptionalLong next(TopicPartition partition) {
        State state = states.get(partition);
        return state == null ? OptionalLong.empty() : state.next;
    }

    /** When a partition last got past a record. */
    Optional<Instant> lastProgress() {
        return lastProgress;
    }

    /** Records from an offset on are in hand: it is known now where the partition stands. */
    void begun(TopicPartition partition, long offset) {
        change(partition, state -> state.next = state.next.isPresent() ? state.next : OptionalLong.of(offset));
    }

    /** Counts a failure of a record; how often it has failed now. */
    int failed(TopicPartition partition, long offset) {
        State state = states.get(partition);
        if (state == null) {
            return 1;
        }
        state.attempts = state.failedOffset == offset ? state.attempts + 1 : 1;
        state.failedOffset = offset;
        return state.attempts;
    }

    /** How often the record at an offset has failed. */
    int failures(TopicPartition partition, long offset) {
        State state = states.get(partition);
        return state != null && state.failedOffset == offset ? state.attempts : 0;
    }

    /** The record that failed is handled no more. */
    void condemn(TopicPartition partition, Condemned condemned) {
        change(partition, state -> state.condemned = Optional.of(condemned));
    }

    /** The records that are handled no more. */
    Map<TopicPartition, Condemned> condemned() {
        Map<TopicPartition, Condemned> found = new HashMap<>();
        states.forEach((partition, state) -> state.condemned.ifPresent(record -> found.put(partition, record)));
        return found;
    }

    /** Records up to an offset are handled. */
    void progressed(TopicPartition partition, long next) {
        lastProgress = Optional.of(Instant.now());
        change(partition, state -> {
            state.next = OptionalLong.of(next);
            state.problem = Optional.empty();
            if (next > state.failedOffset) {
                state.attempts = 0;
                state.failedOffset = -1;
                state.condemned = Optional.empty();
            }
        });
    }

    Map<TopicPartition, Tenure> tenures(Set<TopicPartition> partitions) {
        Map<TopicPartition, Tenure> tenures = new HashMap<>();
        for (TopicPartition partition : partitions) {
            State state = states.get(partition);
            if (state != null) {
                tenures.put(partition, state.tenure);
            }
        }
        return tenures;
    }

    /** Whether a partition has been held since a batch was polled. */
    boolean heldSince(Batch batch, TopicPartition partition) {
        State state = states.get(partition);
        return state != null && state.tenure == batch.tenures().get(partition);
    }

    /** How long until the next partition ends its waiting, at most the given time. */
    Duration untilNextReady(Duration longest) {
        long now = nanoTime.getAsLong();
        long nanos = longest.toNanos();
        for (State state : states.values()) {
            if (waits(state)) {
                nanos = Math.min(nanos, state.readyAt - now);
            }
        }
        return Duration.ofNanos(Math.max(nanos, 1_000_000));
    }

    private boolean waits(State state) {
        return state.readyAt - nanoTime.getAsLong() > 0;
    }

    private void change(TopicPartition partition, Consumer<State> change) {
        State state = states.get(partition);
        if (state != null) {
            change.accept(state);
        }
    }

    private Set<TopicPartition> select(Predicate<State> which) {
        Set<TopicPartition> selected = new HashSet<>();
        states.forEach((partition, state) -> {
            if (which.test(state)) {
                selected.add(partition);
            }
        });
        return selected;
    }

    private static final class State {
        private final Tenure tenure = new Tenure();
        private boolean placed;
        private boolean polled;
        private long readyAt;
        private long failedOffset = -1;
        private int attempts;
        private OptionalLong next = OptionalLong.empty();
        private Optional<String> problem = Optional.empty();
        private Optional<Condemned> condemned = Optional.empty();

        State(long now) {
            readyAt = now;
        }
    }
}
