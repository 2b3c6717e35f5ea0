package dev.hapax.runner;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One transaction around handler calls. */
interface TransactionBody extends AutoCloseable {
    /**
     * Handles records, or the first of them where time or the ticket says so, and commits them together.
     *
     * @param records at least one
     * @param batch the batch that they belong to
     */
    Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch);

    @Override
    void close();

    /** What came of a transaction. */
    sealed interface Outcome {
        /**
         * The first records were committed.
         *
         * @param count how many, at least one
         */
        record Committed(int count) implements Outcome {}

        /**
         * The transaction was rolled back for a record that failed.
         *
         * @param index the record's place in the list
         * @param cause what was thrown
         */
        record Failed(int index, Throwable cause) implements Outcome {}

        /**
         * A record that is handled no more could not be written to its dead-letter topic, and no other record had a part in
         * the transaction.
         *
         * @param delay when to try again
         * @param why what happened
         */
        record Undelivered(Duration delay, String why) implements Outcome {}

        /**
         * The transaction was rolled back for something that may pass, and that no record is to blame for.
         *
         * @param delay when to try again
         * @param why what happened
         */
        record Later(Duration delay, String why) implements Outcome {}

        /**
         * The transaction came to an end that this worker did not decide, or that it does not know.
         *
         * @param delay when to read the truth again
         * @param why what happened
         * @param fenced whether another worker has taken over
         */
        record Reread(Duration delay, String why, boolean fenced) implements Outcome {}
    }
}
