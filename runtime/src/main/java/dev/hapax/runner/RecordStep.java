package dev.hapax.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Handles messages, for guarantees without a transaction around them. */
interface RecordStep<K, V> {
    /** Told which messages of a partition come next, in order: what can be asked for all of them at once is asked now. */
    default void begin(List<Message<K, V>> messages) {}

    /**
     * Handles messages in one call of the handler; what the handler throws is thrown, and blames none of them.
     *
     * @param messages at least one, of one partition, in their order
     */
    Result handle(List<Message<K, V>> messages) throws Exception;

    /** Waits for what the handled messages started; the first message of each partition that is not done with. */
    default Map<TopicPartition, ? extends Unsettled> settle() {
        return Map.of();
    }

    /** What became of messages that did not fail. */
    sealed interface Result {
        /** The handler returned. */
        record Handled() implements Result {}

        /** They were handled before. */
        record Duplicate() implements Result {}

        /**
         * The first of them are done with, the others have not been looked at.
         *
         * @param count how many, at least one
         * @param duplicates the places of those that were handled before
         */
        record Partly(int count, Set<Integer> duplicates) implements Result {}

        /**
         * The first of them cannot be told yet.
         *
         * @param delay when to try again
         * @param why what is awaited
         */
        record Later(Duration delay, String why) implements Result {}
    }
}
