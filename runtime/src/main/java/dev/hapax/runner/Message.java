package dev.hapax.runner;

import dev.hapax.listener.RecordAddress;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could be read.
 *
 * @param at where it stands
 * @param raw its bytes
 * @param record what the handler takes
 */
record Message<K, V>(RecordAddress at, ConsumerRecord<byte[], byte[]> raw, ConsumerRecord<K, V> record) {
    /** What the handler takes of messages. */
    static <K, V> List<ConsumerRecord<K, V>> records(List<Message<K, V>> messages) {
        return messages.size() == 1
                ? List.of(messages.get(0).record())
                : messages.stream().map(Message::record).toList();
    }
}
