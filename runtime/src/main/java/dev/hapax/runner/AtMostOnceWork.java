package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.ArrayList;
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
    private final boolean lists;
    private final HandlerListener listener;
    private final Runnable closing;

    AtMostOnceWork(
            RecordReader<K, V> reader,
            RecordStep<K, V> step,
            boolean lists,
            HandlerListener listener,
            Runnable closing) {
        this.reader = reader;
        this.step = step;
        this.lists = lists;
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
        List<Message<K, V>> messages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                messages.add(reader.message(raw));
            } catch (PoisonRecordException e) {
                lost(reader.address(raw), e);
            }
            if (!lists) {
                handleTogether(messages, ticket);
                messages = new ArrayList<>();
            }
        }
        handleTogether(messages, ticket);
    }

    private void handleTogether(List<Message<K, V>> messages, Ticket ticket) {
        if (messages.isEmpty()) {
            return;
        }
        if (ticket.isAbandoned()) {
            messages.forEach(message -> listener.lost(message.at()));
            return;
        }
        try {
            step.handle(messages);
            messages.forEach(message -> listener.handled(message.at()));
        } catch (Throwable e) {
            messages.forEach(message -> lost(message.at(), e));
        }
    }

    private void lost(RecordAddress at, Throwable cause) {
        LogLine.at(LOG.atWarn(), at).setCause(cause).log("failed and is lost, as at-most-once has it");
        listener.failed(at, cause);
        listener.lost(at);
    }

    @Override
    public void close() {
        closing.run();
    }
}
