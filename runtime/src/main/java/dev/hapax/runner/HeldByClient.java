package dev.hapax.runner;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be told to the client of partitions that it may have no more. With the consumer protocol a thread of its own
 * forgets them when the member is fenced, some time before a poll says so: to pause one of them, or to move in it, is an
 * {@link IllegalStateException}. It stands for nothing but that here, and there is nothing left to pause. Used by the
 * polling thread only, which is the one that closes the client.
 */
final class HeldByClient {
    private static final Logger LOG = LoggerFactory.getLogger(HeldByClient.class);

    private final String handler;
    private final Consumer<?, ?> consumer;

    HeldByClient(String handler, Consumer<?, ?> consumer) {
        this.handler = handler;
        this.consumer = consumer;
    }

    /** What it has now; the next moment it can be less. */
    Set<TopicPartition> all() {
        return consumer.assignment();
    }

    Set<TopicPartition> paused() {
        return consumer.paused();
    }

    /** One by one: the client stops at the first that it has no more. */
    void pause(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> tell(partition, () -> consumer.pause(List.of(partition))));
    }

    void resume(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> tell(partition, () -> consumer.resume(List.of(partition))));
    }

    /** Whether the partition is still there to be read from the offset on. */
    boolean seek(TopicPartition partition, long offset) {
        return tell(partition, () -> consumer.seek(partition, offset));
    }

    private boolean tell(TopicPartition partition, Runnable call) {
        try {
            call.run();
            return true;
        } catch (IllegalStateException e) {
            LogLine.at(LOG.atInfo(), handler, partition).log("the client has it no more: {}", Sentences.of(e));
            return false;
        }
    }
}
