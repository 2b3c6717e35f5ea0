package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles records whose offsets are committed already: each gets one chance. */
final class AtMostOnceWork<K, V> implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(AtMostOnceWork.class);

    private final RecordReader<K, V> reader;
    private final RecordStep<K, V> step;
    private final HandlerListener listener;
    private final Runnable closing;

    AtMostOnceWork(RecordReader<K, V> reader, RecordStep<K, V> step, HandlerListener listener, Runnable closing) {
        this.reader = reader;
        this.step = step;
        this.listener = listener;
        this.closing = closing;
    }

    @Override
    public Map<TopicPartition, PartitionResult> run(Batch batch) {
        Map<TopicPartition, PartitionResult> results = new HashMap<>();
        batch.records().forEach((partition, records) -> {
            handle(records, batch.ticket());
            results.put(partition, new PartitionResult.Finished(batch.end(partition)));
        });
        return results;
    }

    /** A batch that is merely cut goes on: nobody else will handle these records. */
    private void handle(List<ConsumerRecord<byte[], byte[]>> records, Ticket ticket) {
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            RecordAddress at = reader.address(raw);
            if (ticket.isAbandoned()) {
                listener.lost(at);
                continue;
            }
            try {
                step.handle(new Message<>(at, raw, reader.read(raw)));
                listener.handled(at);
            } catch (Throwable e) {
                LogLine.at(LOG.atWarn(), at).setCause(e).log("failed and is lost, as at-most-once has it");
                listener.failed(at, e);
                listener.lost(at);
            }
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
