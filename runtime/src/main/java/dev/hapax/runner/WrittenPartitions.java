package dev.hapax.runner;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where one producer's transactions have written to, and how they have ended. Not thread-safe, where it is not said. */
final class WrittenPartitions {
    private static final long UNKNOWN = -1;

    /** By the open transaction, with the highest offset that is known. */
    private final Map<TopicPartition, Long> open = new ConcurrentHashMap<>();
    /** By the last that was committed, in the same way: a topic that is created anew begins again. */
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    private final Set<TopicPartition> aborted = new HashSet<>();

    /** Hears where something was sent to, whatever became of it. Thread-safe. */
    void sent(RecordMetadata where) {
        if (where.partition() >= 0) {
            long offset = where.hasOffset() ? where.offset() : UNKNOWN;
            open.merge(new TopicPartition(where.topic(), where.partition()), offset, Math::max);
        }
    }

    /** The open transaction was committed. */
    void commit() {
        committed.putAll(open);
        open.clear();
    }

    /** The open transaction was aborted, or will be. */
    void abort() {
        aborted.addAll(open.keySet());
        open.clear();
    }

    /** What else was written to by a transaction that was aborted. */
    void aborted(Set<TopicPartition> others) {
        aborted.addAll(others);
    }

    /** Where it is not known yet that an aborted transaction has ended. */
    Set<TopicPartition> aborted() {
        return aborted;
    }

    /** Aborted transactions have ended everywhere. */
    void ended() {
        aborted.clear();
    }

    /** Whether what a partition holds from an offset on was committed: an abort there would take it back. */
    boolean isCommitted(TopicPartition partition, long offset) {
        return offset <= committed.getOrDefault(partition, UNKNOWN);
    }
}
