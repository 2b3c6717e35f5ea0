package dev.hapax.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a handler is, as its process knows. Immutable, hence thread-safe; what it says was so within the last second.
 *
 * @param handler the handler's name: class and method
 * @param state whether it runs
 * @param cause why it stopped; empty unless it did
 * @param lastProgress when it last got past a record; empty if it has not yet
 * @param partitions the partitions that it is assigned
 */
public record HandlerHealth(
        String handler,
        State state,
        Optional<String> cause,
        Optional<Instant> lastProgress,
        List<PartitionHealth> partitions) {

    /** Copies the list. */
    public HandlerHealth {
        partitions = List.copyOf(partitions);
    }

    /** Whether a handler runs. */
    public enum State {
        /** It runs. */
        RUNNING,
        /** It, or one of its consumers, had to stop by itself; {@link HandlerHealth#cause} says why. */
        STOPPED,
        /** It was closed. */
        CLOSED
    }

    /**
     * How many records wait on its partitions, as far as that is known.
     *
     * @return the sum over the partitions whose lag is known; empty if it is known of none
     */
    public OptionalLong lag() {
        return partitions.stream()
                .map(PartitionHealth::lag)
                .flatMapToLong(OptionalLong::stream)
                .reduce(Long::sum);
    }
}
