package dev.hapax.dedup;

import java.time.Duration;

/** Checks durations that stores are given. Internal to the stores. Thread-safe: it keeps nothing. */
public final class Leases {
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private Leases() {}

    /**
     * A duration for which a lease or a memory can last.
     *
     * @param duration the duration
     * @return the same
     * @throws IllegalArgumentException if it is shorter than 10 ms
     */
    public static Duration checked(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a store's lease or retention is at least 10 ms, not " + duration);
        }
        return duration;
    }
}
