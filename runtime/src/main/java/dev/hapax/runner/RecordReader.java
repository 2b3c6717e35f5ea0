package dev.hapax.runner;

import dev.hapax.handler.Handler;
import dev.hapax.listener.RecordAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of records into what the handler takes. */
final class RecordReader<K, V> {
    private final String handler;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;

    RecordReader(Handler<K, V> handler) {
        this.handler = handler.name();
        this.keys = handler.keyDeserializer();
        this.values = handler.valueDeserializer();
    }

    RecordAddress address(ConsumerRecord<?, ?> raw) {
        return new RecordAddress(handler, raw.topic(), raw.partition(), raw.offset());
    }

    private ConsumerRecord<K, V> read(ConsumerRecord<byte[], byte[]> raw) throws PoisonRecordException {
        return new ConsumerRecord<>(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                raw.timestampType(),
                raw.serializedKeySize(),
                raw.serializedValueSize(),
                read(raw, "key", keys, raw.key()),
                read(raw, "value", values, raw.value()),
                raw.headers(),
                raw.leaderEpoch());
    }

    /** Reads records up to the first that cannot be read; that the first one can be read is asked for. */
    List<Message<K, V>> readAll(List<ConsumerRecord<byte[], byte[]>> raws) throws PoisonRecordException {
        if (raws.size() == 1) {
            return List.of(message(raws.get(0)));
        }
        List<Message<K, V>> messages = new ArrayList<>(raws.size());
        for (ConsumerRecord<byte[], byte[]> raw : raws) {
            try {
                messages.add(message(raw));
            } catch (PoisonRecordException e) {
                if (messages.isEmpty()) {
                    throw e;
                }
                break;
            }
        }
        return messages;
    }

    Message<K, V> message(ConsumerRecord<byte[], byte[]> raw) throws PoisonRecordException {
        return new Message<>(address(raw), raw, read(raw));
    }

    // A deserializer may do without a null check, but one for the absent payload of a tombstone is its own business.
    @SuppressWarnings("NullAway")
    private <T> T read(
            ConsumerRecord<byte[], byte[]> raw, String part, Deserializer<T> deserializer, byte @Nullable [] bytes)
            throws PoisonRecordException {
        Headers headers = raw.headers();
        try {
            return deserializer.deserialize(raw.topic(), headers, bytes);
        } catch (RuntimeException e) {
            throw new PoisonRecordException(address(raw), part, deserializer, e);
        }
    }
}
