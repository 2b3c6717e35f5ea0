package dev.hapax.benchmark.throughput;

import java.util.List;

/**
 * Ways to handle records under the same guarantee, run in turn.
 *
 * @param title what is compared
 * @param entries who takes part
 * @param effects whether each record adds one to an account
 * @param goals what the ratios should be
 */
record Race(String title, List<Entry> entries, boolean effects, List<Goal> goals) {
    /** Copies the lists. */
    Race {
        entries = List.copyOf(entries);
        goals = List.copyOf(goals);
    }

    /**
     * A participant.
     *
     * @param contestant it
     * @param records how many records it handles in a run: fewer where each takes long
     */
    record Entry(Contestant contestant, int records) {}

    /**
     * A ratio of rates.
     *
     * @param who whose rate
     * @param base divided by whose
     * @param atLeast what is aimed for
     */
    record Goal(String who, String base, double atLeast) {}
}
