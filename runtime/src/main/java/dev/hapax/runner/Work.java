package dev.hapax.runner;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Handles batches, on the handler thread, and makes durable what its guarantee wants durable before the offsets move. */
interface Work extends AutoCloseable {
    /**
     * Handles a batch, or a part of it where its ticket says so.
     *
     * @return one result for each partition of the batch
     */
    Map<TopicPartition, PartitionResult> run(Batch batch);

    /** Gives up what is open. Called once, when no batch runs or the one that runs was abandoned. */
    @Override
    void close();
}
