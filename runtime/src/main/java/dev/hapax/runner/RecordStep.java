package dev.hapax.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Handles single messages, for guarantees without a transaction around them. */
interface RecordStep<K, V> {
    /** Told which messages of a partition come next, in order: what can be asked for all of them at once is asked now. */
    default void begin(List<Message<K, V>> messages) {}

    /** Handles one message; what the handler throws is thrown. */
    Result handle(Message<K, V> message) throws Exception;

    /** Waits for what the handled messages started; the first message of each partition that is not done with. */
    default Map<TopicPartition, ? extends Unsettled> settle() {
        return Map.of();
    }

    /** What became of a message that did not fail. */
    sealed interface Result {
        /** The handler returned. */
        record Handled() implements Result {}

        /** It was handled before. */
        record Duplicate() implements Result {}

        /**
         * It cannot be told yet.
         *
         * @param delay when to try again
         * @param why what is awaited
         */
        record Later(Duration delay, String why) implements Result {}
    }
}
