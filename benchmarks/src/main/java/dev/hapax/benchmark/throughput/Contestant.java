package dev.hapax.benchmark.throughput;

/** One way to handle records. */
interface Contestant {
    /** As the table names it. */
    String name();

    /**
     * Handles the records of a course, until its finish is reached.
     *
     * @param course what to read, under a group of its own, and what to write
     * @throws Exception if it cannot
     */
    void run(Course course) throws Exception;
}
