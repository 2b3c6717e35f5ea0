package dev.hapax.killmatrix;

/** One thing that is done to the workers of a combination. */
sealed interface Step {
    /**
     * A worker is killed.
     *
     * @param seam where
     */
    record Kill(Seam seam) implements Step {}

    /** A worker stands still until another has its partitions, and wakes up. */
    record Zombie() implements Step {}

    /** Workers join and leave in order. */
    record Churn() implements Step {}

    /** Commits and their answers get lost on the wire, to Kafka and to the database. */
    record Drops() implements Step {}
}
