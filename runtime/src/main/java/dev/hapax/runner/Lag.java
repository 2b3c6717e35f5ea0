package dev.hapax.runner;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the log goes beyond the client's position, as it knows from what it fetched last: nobody is asked. Used by the polling
 * thread only.
 *
 * @param consumer knows it
 */
record Lag(Consumer<?, ?> consumer) {
    /** Empty where it is not known, or not any more: with the consumer protocol the client forgets partitions on a thread of its own. */
    OptionalLong of(TopicPartition partition) {
        try {
            return consumer.currentLag(partition);
        } catch (KafkaException | IllegalStateException e) {
            return OptionalLong.empty();
        }
    }
}
